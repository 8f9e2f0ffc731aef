class Bad(Exception):
    def __init__(self, path, line):
        super().__init__(path)
