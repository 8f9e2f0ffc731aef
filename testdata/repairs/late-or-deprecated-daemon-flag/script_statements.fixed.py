# safe: yes
# before: raises RuntimeError
# after: prints done
import threading

thread = threading.Thread(target=print, args=("done",), daemon=True)
thread.start()
thread.join()
