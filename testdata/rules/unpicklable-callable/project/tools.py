def maker(factor):
    def times(n):
        return n * factor
    return times
