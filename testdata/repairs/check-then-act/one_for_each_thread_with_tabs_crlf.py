# safe: no
# repair: 2
# before: prints 2
# after: prints 2
from concurrent.futures import ThreadPoolExecutor

_parser = None


class Parser:
	def parse(self, text):
		return text.split()


def parse(text):
	global _parser
	if not _parser:
		_parser = Parser()
		_parser.parse("")
	return len(_parser.parse(text))


def main():
	with ThreadPoolExecutor() as pool:
		return max(pool.map(parse, ["a b", "a"]))


print(main())
