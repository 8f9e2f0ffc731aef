# safe: yes
from concurrent.futures import ThreadPoolExecutor


def sizes(names):
	if names:
		with ThreadPoolExecutor() as pool:
			for size in pool.map(len, names):
				print(f"""{size}:
été
""")
		# behind
		print("done")
	return None
