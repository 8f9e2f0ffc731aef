-- From the first finding to the bytes on disk.
local t = require('harness')
local M = {}

local files = {
  ['pyproject.toml'] = { '[project]', 'name = "shop"', 'requires-python = ">=3.11"' },
  ['shop/__init__.py'] = {},
  ['shop/helpers.py'] = { 'import time', '', '', 'def slow():', '    time.sleep(1)' },
  ['shop/app.py'] = {
    'import threading', '', 'from shop.helpers import slow', '', '', 'def work(n):', '    return n', '', '',
    'async def main():', "    print('é', slow())", '', '', 'thread = threading.Thread(target=work, args=(1))', 'thread.start()', 'thread.join()',
  },
}

local function open()
  local root = t.folder(files)
  local buf, client = t.open(root .. '/shop/app.py')
  return root, buf, client
end

local function count(buf, n)
  t.wait('findings: ' .. n, function() return #vim.diagnostic.get(buf) == n end, function()
    return vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(buf))
  end)
end

function M.findings_with_evidence()
  local root, buf, client = open()
  count(buf, 2)
  t.eq(root, vim.fs.normalize(client.root_dir), 'the root')
  t.eq({ 'transitive-blocking-in-async', 'wrong-thread-arguments' }, vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(buf)), 'their rules')
  local d = vim.diagnostic.get(buf)[1]
  t.eq({ 10, 16, 'parahint' }, { d.lnum, d.col, d.source }, 'the place behind an accent')

  vim.cmd('Parahint findings')
  local list = vim.fn.getqflist()
  t.eq(root .. '/shop/helpers.py', vim.fs.normalize(vim.fn.fnamemodify(vim.fn.bufname(list[2].bufnr), ':p')), 'evidence in another file')
  t.eq(5, list[2].lnum, 'its line')
  vim.cmd.cclose()
end

function M.page_of_the_rule()
  local _, buf = open()
  count(buf, 2)
  vim.api.nvim_win_set_cursor(0, { 11, 18 })
  vim.lsp.buf.hover()
  t.wait('hover with the page', function() return t.floats():find('Coroutine that blocks', 1, true) end)
  t.close_floats()
  vim.cmd('Parahint explain')
  t.wait('explain with the page', function() return t.floats():find('# Coroutine that blocks', 1, true) end)
  t.close_floats()
end

function M.fix_and_save()
  local root, buf = open()
  count(buf, 2)
  vim.api.nvim_win_set_cursor(0, { 14, 0 })
  vim.cmd('Parahint fix-all')
  t.wait('the safe fix', function() return vim.fn.getline(14) == 'thread = threading.Thread(target=work, args=(1,))' end)
  count(buf, 1)
  t.eq("    print('é', slow())", vim.fn.getline(11), 'the rest is left alone')
  vim.cmd('silent write')
  t.eq('thread = threading.Thread(target=work, args=(1,))', vim.fn.readfile(root .. '/shop/app.py')[14], 'the bytes on disk')
end

function M.suppress()
  local _, buf = open()
  count(buf, 2)
  local select = vim.ui.select
  vim.ui.select = function(items, _, choose) choose(items[1]) end
  vim.api.nvim_win_set_cursor(0, { 11, 18 })
  vim.cmd('Parahint suppress')
  t.wait('the comment', function() return vim.fn.getline(11):find('# parahint: ignore[transitive-blocking-in-async]', 1, true) end)
  count(buf, 1)
  vim.cmd('silent undo')
  count(buf, 2)
  vim.ui.select = select
end

function M.settings_take_effect()
  local _, buf, client = open()
  count(buf, 2)
  client.settings = { parahint = { ignore = { 'blocking-in-async' } } }
  client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  count(buf, 1)
end

function M.restart()
  local _, buf, client = open()
  count(buf, 2)
  vim.cmd('Parahint restart')
  t.wait('another server', function()
    local now = vim.lsp.get_clients({ bufnr = buf, name = 'parahint' })[1]
    return now and now.id ~= client.id and client:is_stopped()
  end)
  count(buf, 2)
end

function M.healthy()
  local _, buf, client = open()
  count(buf, 2)
  local health = t.health()
  assert(health:find('OK') and health:find(client.config.cmd[1], 1, true) and not health:find('ERROR'), health)
  assert(health:find('no profile is loaded', 1, true), health)
end

return M
