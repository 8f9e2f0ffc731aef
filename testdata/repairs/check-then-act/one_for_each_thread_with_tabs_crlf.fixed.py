# safe: no
# repair: 2
# before: prints 2
# after: prints 2
import threading
from concurrent.futures import ThreadPoolExecutor

_parser = threading.local()


class Parser:
	def parse(self, text):
		return text.split()


def parse(text):
	if not hasattr(_parser, "value"):
		_parser.value = Parser()
		_parser.value.parse("")
	return len(_parser.value.parse(text))


def main():
	with ThreadPoolExecutor() as pool:
		return max(pool.map(parse, ["a b", "a"]))


print(main())
