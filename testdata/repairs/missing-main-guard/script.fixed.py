# safe: no
# target: 3.14
# before: raises RuntimeError|ConnectionResetError|BrokenProcessPool|EOFError
# after: prints [1, 4]
# after: prints 'kept
# after: prints         '
"""Squares."""
from concurrent.futures import ProcessPoolExecutor


def square(n):
    return n * n


numbers = [1, 2]

# é: all of them
if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        squares = list(pool.map(square, numbers))  # squared

    # what comes of it
    text = """'kept
        '"""
    print(squares)
    print(text)
