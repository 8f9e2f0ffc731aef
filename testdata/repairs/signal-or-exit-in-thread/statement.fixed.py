# safe: no
# before: prints worked on
# after: prints worked on
import threading


def work(found):
    print("worked", end=" ")
    if found:
        return  # that is all
    print("never")


thread = threading.Thread(target=work, args=(True,))
thread.start()
thread.join()
print("on")
