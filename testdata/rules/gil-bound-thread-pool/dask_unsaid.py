from dask import compute, delayed


def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    return s


def main(numbers, scheduler):
    compute(*[delayed(total)(n) for n in numbers])
    return compute(*[delayed(total)(n) for n in numbers], scheduler=scheduler)
