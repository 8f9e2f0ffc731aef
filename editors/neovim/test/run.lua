-- Run: nvim --clean --headless -u NONE -l editors/neovim/test/run.lua PARAHINT
-- The plugin in a real Neovim. With "silent" for a program the server answers nothing, and every test must fail.
local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
package.path = here .. '/?.lua;' .. package.path
local t = require('harness')

local silent = arg[1] == 'silent'
if silent then
  t.patience = 700
end

vim.env.XDG_CACHE_HOME = vim.fn.tempname()
vim.notify = function() end
vim.g.loaded_python3_provider = 0
vim.opt.runtimepath:append(t.plugin)
vim.cmd.runtime('plugin/parahint.lua')
vim.lsp.config('parahint', { cmd = silent and { 'sh', '-c', 'exec cat >/dev/null' } or { arg[1] or 'parahint', 'serve' } })
vim.cmd('filetype on')

local failed = 0
for _, name in ipairs({ 'findings', 'profiles' }) do
  for test, run in vim.spairs(require(name)) do
    local ok, err = xpcall(run, debug.traceback)
    t.close()
    if ok == silent then
      failed = failed + 1
      io.stdout:write(('FAILED %s.%s: %s\n'):format(name, test, silent and 'it passes without a server' or err))
    else
      io.stdout:write(('ok %s.%s%s\n'):format(name, test, silent and ' fails without a server' or ''))
    end
  end
end
io.stdout:write(failed == 0 and 'NEOVIM OK\n' or ('NEOVIM FAILED, %d tests\n'):format(failed))
os.exit(failed == 0 and 0 or 1)
