# safe: no
# before: raises MaybeEncodingError
# after: prints [['é', '1'], ['2']]
from multiprocessing import Pool


def words(text):
    yield from text.split()


def main(texts):
    with Pool(1) as pool:
        print(pool.map(words, texts))


if __name__ == "__main__":
    main(["é 1", "2"])
