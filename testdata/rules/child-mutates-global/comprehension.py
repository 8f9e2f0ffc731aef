import multiprocessing

squares = []


def work(n):
    squares.append(n * n)


def main():
    processes = [multiprocessing.Process(target=work, args=(n,)) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(squares)  # want "squares does not see here what work\\(\\) did to it"


if __name__ == "__main__":
    main()
