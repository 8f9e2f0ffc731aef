;; PARAHINT=path emacs --batch --load editors/emacs/test.el
;; The lines of editors/README.md for eglot, in a real Emacs: findings, a fix, the bytes on disk.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'cl-lib)

(defun wait-for (what holds)
  "Wait until HOLDS returns non-nil; WHAT says for what."
  (let ((end (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall holds))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (unless value (error "Timed out: %s" what))
    (message "ok %s" what)
    value))

(defconst readme (expand-file-name "../README.md" (file-name-directory load-file-name)))

(defun evaluate-readme ()
  "Evaluate the lines that the README tells users to write."
  (with-temp-buffer
    (insert-file-contents readme)
    (search-forward "```elisp\n")
    (eval (read (current-buffer)) t)))

(let* ((folder (file-truename (make-temp-file "parahint" t)))
       (file (expand-file-name "app.py" folder))
       (program (getenv "PARAHINT")))
  (with-temp-file file
    (insert "import threading\n\n\ndef work(n):\n    return n\n\n\nthread = threading.Thread(target=work, args=(1))\nthread.start()\nthread.join()\n"))
  (setq eglot-sync-connect 10
        eglot-confirm-server-initiated-edits nil
        enable-local-variables nil
        project-find-functions (list (lambda (_) (cons 'transient folder))))
  (make-directory (expand-file-name "bin" folder))
  (make-symbolic-link program (expand-file-name "bin/parahint" folder))
  (push (expand-file-name "bin" folder) exec-path)
  (evaluate-readme)
  (find-file file)
  (apply #'eglot (eglot--guess-contact))
  (wait-for "connected" #'eglot-current-server)
  (flymake-start)
  (wait-for "one finding" (lambda () (= 1 (length (flymake-diagnostics)))))
  (unless (string-match-p "args=1 is not a tuple" (flymake-diagnostic-text (car (flymake-diagnostics))))
    (error "Another finding: %s" (flymake-diagnostic-text (car (flymake-diagnostics)))))
  (let* ((actions (eglot-code-actions (flymake-diagnostic-beg (car (flymake-diagnostics))) nil nil nil))
         (fix (cl-find-if (lambda (a) (string-prefix-p "Make args" (plist-get a :title))) actions)))
    (unless fix (error "No fix among %S" (mapcar (lambda (a) (plist-get a :title)) (append actions nil))))
    (eglot--dbind ((CodeAction) edit) fix
      (if (>= (car (func-arity #'eglot--apply-workspace-edit)) 2)
          (eglot--apply-workspace-edit edit 'code-action)
        (eglot--apply-workspace-edit edit))))
  (eglot--signal-textDocument/didChange)
  (wait-for "nothing left" (lambda () (null (flymake-diagnostics))))
  (save-buffer)
  (with-temp-buffer
    (insert-file-contents file)
    (unless (search-forward "args=(1,))" nil t) (error "Not on disk: %s" (buffer-string))))
  (message "ok the bytes on disk")
  (ignore-errors (eglot-shutdown (eglot-current-server)))
  (delete-directory folder t)
  (message "EMACS OK"))
