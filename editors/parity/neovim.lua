-- nvim --clean --headless -u NONE -l neovim.lua WORKSPACE SERVER PATIENCE: the session of session.json in Neovim.
local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
package.path = vim.fs.dirname(here) .. '/neovim/test/?.lua;' .. package.path
local t = require('harness')
local workspace, server = arg[1], arg[2]
t.patience = tonumber(arg[3])

--- Puts the cursor at a place, counted in UTF-16 as the session does.
local function go(place)
  local line = vim.api.nvim_buf_get_lines(0, place[1], place[1] + 1, true)[1]
  vim.api.nvim_win_set_cursor(0, { place[1] + 1, vim.str_byteindex(line, 'utf-16', place[2]) })
end

--- Asks for the actions here, and takes the one whose title begins so.
local function act(title)
  local offered
  vim.ui.select = function(items, _, choose)
    offered = items
    choose(title and vim.iter(items):find(function(i) return vim.startswith(i.action.title, title) end) or nil)
  end
  vim.lsp.buf.code_action()
  t.wait('the actions', function() return offered end)
end

local function visit(one)
  local buf = t.open(workspace .. '/' .. one.file)
  t.wait(one.file, function() return #vim.diagnostic.get(buf) == one.findings end, function() return vim.diagnostic.get(buf) end)
  if one.heat then
    t.wait('hints and lenses', function() return #vim.lsp.inlay_hint.get({ bufnr = buf }) > 0 and #vim.lsp.codelens.get(buf) > 0 end)
  end
  for _, place in ipairs(one.hover) do
    go(place)
    vim.lsp.buf.hover()
    t.wait('the hover', function() return t.floats() ~= '' end)
    t.close_floats()
  end
  for _, place in ipairs(one.actions) do
    go(place)
    act()
  end
  if one.fix then
    go(one.fix.at)
    local tick = vim.api.nvim_buf_get_changedtick(buf)
    act(one.fix.title)
    t.wait('the fix', function() return vim.api.nvim_buf_get_changedtick(buf) > tick end)
    vim.cmd('silent write')
    t.wait('one finding less', function() return #vim.diagnostic.get(buf) == one.findings - 1 end)
  end
end

local function run()
  vim.notify = function() end
  vim.g.loaded_python3_provider = 0
  vim.g.parahint = { inlay_hints = true, codelens = true }
  vim.opt.runtimepath:append(t.plugin)
  vim.cmd.runtime('plugin/parahint.lua')
  vim.lsp.config('parahint', { cmd = { server, 'serve' } })
  vim.cmd('filetype on')
  local text = table.concat(vim.fn.readfile(here .. '/session.json'), '\n')
  vim.iter(vim.json.decode(text).visits):each(visit)
  vim.wait(1000)
  t.close()
end

local ok, err = xpcall(run, debug.traceback)
io.stdout:write(ok and 'ok the session\n' or ('FAILED ' .. err .. '\n'))
os.exit(ok and 0 or 1)
