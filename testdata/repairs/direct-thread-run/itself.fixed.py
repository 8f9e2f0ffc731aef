# safe: yes
# before: prints 1
# after: prints 1


class Job:
    def work(self):
        print(1)

    def main(self):
        é = "é"; self.work()  # as it was


Job().main()
