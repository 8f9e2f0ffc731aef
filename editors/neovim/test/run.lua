-- Run: nvim --clean --headless -u NONE -l editors/neovim/test/run.lua PARAHINT
-- The plugin in a real Neovim, from the first finding to the bytes on disk. Ends with 1 at the first thing that is wrong.
local plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))))
local binary = arg[1] or 'parahint'

local function wait(what, holds, seen)
  assert(vim.wait(15000, holds, 10), 'timed out: ' .. what .. (seen and ', seen ' .. vim.inspect(seen()) or ''))
  io.stdout:write('ok ' .. what .. '\n')
end

local function eq(want, got, what)
  assert(vim.deep_equal(want, got), ('%s: want %s, got %s'):format(what, vim.inspect(want), vim.inspect(got)))
  io.stdout:write('ok ' .. what .. '\n')
end

local function write(path, lines)
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  vim.fn.writefile(lines, path)
end

--- The text of the floats that are open.
local function floats()
  local all = {}
  for _, w in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(w).relative ~= '' then
      vim.list_extend(all, vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(w), 0, -1, false))
    end
  end
  return table.concat(all, '\n')
end

local function close_floats()
  for _, w in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(w).relative ~= '' then
      vim.api.nvim_win_close(w, true)
    end
  end
end

local function found(buf)
  return vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(buf))
end

local function run()
  local root = vim.fs.normalize(vim.fn.tempname())
  write(root .. '/pyproject.toml', { '[project]', 'name = "shop"', 'requires-python = ">=3.11"' })
  write(root .. '/shop/__init__.py', {})
  write(root .. '/shop/helpers.py', { 'import time', '', '', 'def slow():', '    time.sleep(1)' })
  local app = root .. '/shop/app.py'
  write(app, {
    'import threading', '', 'from shop.helpers import slow', '', '', 'def work(n):', '    return n', '', '',
    'async def main():', "    print('é', slow())", '', '', 'thread = threading.Thread(target=work, args=(1))', 'thread.start()', 'thread.join()',
  })

  vim.g.loaded_python3_provider = 0
  vim.opt.runtimepath:append(plugin)
  vim.cmd.runtime('plugin/parahint.lua')
  vim.lsp.config('parahint', { cmd = { binary, 'serve' } })
  vim.lsp.enable('parahint')
  vim.cmd('filetype on')
  vim.cmd.edit(app)
  local buf = vim.api.nvim_get_current_buf()

  wait('the server is attached', function() return #vim.lsp.get_clients({ bufnr = buf, name = 'parahint' }) == 1 end)
  eq(root, vim.fs.normalize(vim.lsp.get_clients({ bufnr = buf })[1].root_dir), 'the root')
  wait('two findings', function() return #vim.diagnostic.get(buf) == 2 end, function() return found(buf) end)
  eq({ 'transitive-blocking-in-async', 'wrong-thread-arguments' }, found(buf), 'their rules')
  local d = vim.diagnostic.get(buf)[1]
  eq({ 10, 16, 'parahint' }, { d.lnum, d.col, d.source }, 'the place behind an accent')

  vim.cmd('Parahint findings')
  local list = vim.fn.getqflist()
  eq('shop/helpers.py', vim.fs.relpath(root, vim.fs.normalize(vim.fn.bufname(list[2].bufnr))) or vim.fn.bufname(list[2].bufnr), 'evidence in another file')
  eq(5, list[2].lnum, 'its line')
  vim.cmd.cclose()

  vim.api.nvim_win_set_cursor(0, { 11, 18 })
  vim.lsp.buf.hover()
  wait('hover with the page', function() return floats():find('Coroutine that blocks', 1, true) end)
  close_floats()
  vim.cmd('Parahint explain')
  wait('explain with the page', function() return floats():find('# Coroutine that blocks', 1, true) end)
  close_floats()

  vim.api.nvim_win_set_cursor(0, { 14, 0 })
  vim.cmd('Parahint fix-all')
  wait('the safe fix', function() return vim.fn.getline(14) == 'thread = threading.Thread(target=work, args=(1,))' end)
  wait('one finding left', function() return #vim.diagnostic.get(buf) == 1 end)
  eq("    print('é', slow())", vim.fn.getline(11), 'the rest is left alone')

  vim.cmd('let &undolevels = &undolevels') -- what follows is undone alone
  vim.ui.select = function(items, _, choose) choose(items[1]) end
  vim.api.nvim_win_set_cursor(0, { 11, 18 })
  vim.cmd('Parahint suppress')
  wait('the suppression', function() return vim.fn.getline(11):find('# parahint: ignore[transitive-blocking-in-async]', 1, true) end)
  wait('nothing left', function() return #vim.diagnostic.get(buf) == 0 end)
  vim.cmd('silent undo')
  wait('the finding is back', function() return #vim.diagnostic.get(buf) == 1 end)
  vim.cmd('silent write')
  eq('thread = threading.Thread(target=work, args=(1,))', vim.fn.readfile(app)[14], 'the bytes on disk')

  local client = vim.lsp.get_clients({ bufnr = buf })[1]
  client:notify('workspace/didChangeConfiguration', { settings = { parahint = { ignore = { 'blocking-in-async' } } } })
  client.settings = { parahint = { ignore = { 'blocking-in-async' } } }
  client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  wait('a setting takes effect', function() return #vim.diagnostic.get(buf) == 0 end)

  vim.cmd('checkhealth parahint')
  local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(health:find('OK') and health:find(vim.fs.basename(binary), 1, true) and not health:find('ERROR'), health)
  io.stdout:write('ok :checkhealth\n')

  vim.lsp.enable('parahint', false)
  client:stop()
  wait('the server stopped', function() return client:is_stopped() end)
  vim.fn.delete(root, 'rf')
end

local ok, err = xpcall(run, debug.traceback)
io.stdout:write(ok and 'NEOVIM OK\n' or ('NEOVIM FAILED ' .. tostring(err) .. '\n'))
os.exit(ok and 0 or 1)
