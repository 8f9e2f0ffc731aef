-- A profile over the source: what is shown, and that it follows edits, loads and the file.
local t = require('harness')
local M = {}

local samples = t.repository .. '/testdata/profiles'
local pyspy = samples .. '/pyspy/pyspy.raw.txt'

--- Opens shop/pricing.py of a copy of the program that the samples are of.
---@param more table<string, string[]>?
local function open(more)
  local files = { ['pyproject.toml'] = { '[project]', 'name = "shop"', 'requires-python = ">=3.11"' } }
  for name in vim.fs.dir(samples .. '/source', { depth = 2 }) do
    if vim.endswith(name, '.py') then
      files[name] = vim.fn.readfile(samples .. '/source/' .. name)
    end
  end
  local root = t.folder(vim.tbl_extend('error', files, more or {}))
  for name in pairs(files) do
    -- The samples were recorded after the program was written.
    assert(vim.uv.fs_utime(root .. '/' .. name, 1, 1))
  end
  local buf, client = t.open(root .. '/shop/pricing.py')
  return root, buf, client
end

--- The mark of a line, from 1.
local function mark(buf, line)
  local found = vim.api.nvim_buf_get_extmarks(buf, vim.api.nvim_create_namespace('parahint.heat'), { line - 1, 0 }, { line - 1, -1 }, { details = true })
  return found[1] and found[1][4] or {}
end

local function sign(buf, line, text)
  t.wait(('sign %s in line %d'):format(text, line), function() return mark(buf, line).sign_text == text end, function() return mark(buf, line) end)
end

local function load(...) vim.cmd.Parahint({ args = { 'profile', ... } }) end

--- Sets the options of the plugin until the next test.
local function choose(options) vim.g.parahint = vim.tbl_extend('force', { poll = 50 }, options or {}) end

function M.signs()
  choose()
  local _, buf = open()
  load(pyspy)
  sign(buf, 25, '44')
  t.eq('ParahintHeat5', mark(buf, 25).sign_hl_group, 'its colour')
  t.eq('DiagnosticError', vim.api.nvim_get_hl(0, { name = 'ParahintHeat5' }).link, 'what that is by default')
  t.eq({}, mark(buf, 2), 'a cold line')
end

function M.virtual_text_and_lines()
  choose({ heat = 'virtual_text' })
  local _, buf = open()
  load(pyspy)
  t.wait('the number behind the line', function() return vim.tbl_get(mark(buf, 25), 'virt_text', 1, 1) == '◂ 44 %' end)
  choose({ heat = 'line' })
  require('parahint.heat').refresh(buf)
  t.wait('the colour under it', function() return mark(buf, 25).line_hl_group == 'ParahintHeatLine5' end)
  t.eq('◂ 44 %', mark(buf, 25).virt_text[1][1], 'with its number')
  choose({ heat = false })
  require('parahint.heat').refresh(buf)
  t.eq({}, mark(buf, 25), 'nothing where nothing is wanted')
end

function M.hints_and_lenses()
  choose({ inlay_hints = true, codelens = true, heat = 'virtual_text' })
  local _, buf = open()
  load(pyspy)
  t.wait('the hint', function()
    return vim.iter(vim.lsp.inlay_hint.get({ bufnr = buf })):any(function(h)
      return h.inlay_hint.position.line == 24 and h.inlay_hint.label == '◂ 44 % self'
    end)
  end)
  t.wait('the lens', function()
    return vim.iter(vim.lsp.codelens.get(buf)):any(function(l) return l.range.start.line == 18 and vim.startswith(l.command.title, 'self 171 (54 %)') end)
  end)
  require('parahint.heat').refresh(buf)
  t.wait('no number twice', function() return next(mark(buf, 25)) and not mark(buf, 25).virt_text end)
end

function M.hover_with_the_table()
  choose()
  local _, buf = open()
  load(pyspy)
  sign(buf, 25, '44')
  vim.api.nvim_win_set_cursor(0, { 19, 5 })
  vim.lsp.buf.hover()
  t.wait('the table', function() return t.floats():find('| 171 (54 %)', 1, true) and t.floats():find('pyspy.raw.txt', 1, true) end, t.floats)
  t.close_floats()
end

function M.hottest()
  choose()
  local root, buf = open()
  load(pyspy)
  sign(buf, 25, '44')
  vim.cmd('Parahint hottest')
  t.wait('the list', function() return vim.fn.getqflist({ title = true }).title == 'parahint: hottest' end)
  local first = vim.fn.getqflist()[1]
  t.eq({ buf, 19 }, { first.bufnr, first.lnum }, 'its first place')
  assert(vim.startswith(first.text, '54 % score · self 171 (54 %)'), first.text)
  vim.cmd.cclose()
  vim.cmd.edit(root .. '/shop/batch.py')
  t.wait('the other file', function() return #vim.lsp.get_clients({ bufnr = 0 }) == 1 end)
  vim.cmd('Parahint! hottest')
  t.wait('the jump', function() return vim.api.nvim_get_current_buf() == buf and vim.api.nvim_win_get_cursor(0)[1] == 19 end)
end

function M.what_if()
  choose()
  local _, buf = open()
  load(pyspy)
  sign(buf, 25, '44')
  vim.api.nvim_win_set_cursor(0, { 25, 0 })
  vim.cmd('Parahint whatif workers=1,2,4 cores=4')
  t.wait('the answer', function() return t.floats():find('score', 1, true) and t.floats():find('| 4 |', 1, true) end, t.floats)
  t.close_floats()
end

function M.edits()
  choose({ debounce = 20 })
  local _, buf = open()
  load(pyspy)
  sign(buf, 25, '44')
  vim.api.nvim_buf_set_lines(buf, 0, 0, false, { '# one', '# two' })
  vim.cmd.doautocmd('TextChanged')
  sign(buf, 27, '44')
  t.eq({}, mark(buf, 25), 'nothing where it was')
  vim.api.nvim_buf_set_lines(buf, 21, 22, false, { '    """Another text."""; total = 1' })
  vim.cmd.doautocmd('TextChanged')
  t.wait('it dims', function() return mark(buf, 27).sign_hl_group == 'ParahintHeatDim' end, function() return mark(buf, 27) end)
end

function M.clear_and_choose()
  choose()
  local _, buf = open()
  load(pyspy, samples .. '/cprofile/cprofile-py312.prof')
  sign(buf, 25, '44')
  local offered
  local select = vim.ui.select
  vim.ui.select = function(items, options, choose_one)
    offered = vim.tbl_map(options.format_item, items)
    choose_one(items[2])
  end
  vim.cmd('Parahint profiles')
  t.eq(3, #offered, 'all, and each of two')
  t.wait('only cProfile, which knows no lines', function() return not next(mark(buf, 25)) and next(mark(buf, 19)) end)
  vim.ui.select = function(items, _, choose_one) choose_one(items[3]) end
  vim.cmd('Parahint profiles')
  sign(buf, 25, '44')
  vim.ui.select = select
  vim.cmd('Parahint profile-clear')
  t.wait('nothing left', function() return not next(mark(buf, 25)) and not next(mark(buf, 19)) end)
end

function M.follows_the_file()
  choose()
  local root, buf = open({ ['run.txt'] = { 'score (shop/pricing.py:25) 60', 'score (shop/pricing.py:23) 40' } })
  load(root .. '/run.txt')
  sign(buf, 25, '60')
  vim.fn.writefile({ 'score (shop/pricing.py:25) 70', 'score (shop/pricing.py:23) 130' }, root .. '/run.txt')
  sign(buf, 25, '35')
  vim.fn.writefile({ 'score (shop/pricing.py:25) 10', 'score (shop/pricing.py:23) 90' }, root .. '/run.txt')
  vim.cmd('Parahint profile-reload')
  sign(buf, 25, '10')
end

function M.named_by_the_settings()
  choose()
  local _, buf = open({
    ['parahint.toml'] = { 'profiles = ["*.txt"]' },
    ['run.txt'] = { 'score (shop/pricing.py:25) 60', 'score (shop/pricing.py:23) 40' },
  })
  sign(buf, 25, '60')
end

--- Neovim does not watch the folder on Linux: a profile that appears is seen when a file is written.
function M.found_on_save()
  choose()
  local root, buf = open({ ['parahint.toml'] = { 'profiles = ["*.txt"]' } })
  vim.fn.writefile({ 'score (shop/pricing.py:25) 60', 'score (shop/pricing.py:23) 40' }, root .. '/run.txt')
  vim.cmd('silent write')
  sign(buf, 25, '60')
end

function M.survives_a_restart()
  choose()
  local _, buf, client = open()
  load(pyspy)
  sign(buf, 25, '44')
  vim.cmd('Parahint restart')
  t.wait('another server', function()
    local now = vim.lsp.get_clients({ bufnr = buf, name = 'parahint' })[1]
    return now and now.id ~= client.id
  end)
  sign(buf, 25, '44')
end

function M.health_and_errors()
  choose()
  local root, buf = open({ ['empty.prof'] = {} })
  load(pyspy)
  sign(buf, 25, '44')
  local health = t.health()
  assert(health:find('profile .*pyspy.raw.txt of py%-spy') and health:find('cProfile'), health)
  local said
  local notify = vim.notify
  vim.notify = function(text, level) said = { text, level } end
  load(root .. '/empty.prof')
  t.wait('an error', function() return said and said[2] == vim.log.levels.ERROR and said[1]:find('empty.prof: ', 1, true) end, function() return said end)
  vim.notify = notify
end

function M.run_under_cprofile()
  choose()
  local root, buf = open({ ['work.py'] = { 'def burn(n):', '    for i in range(n):', '        i * i', '', '', 'burn(3_000_000)' } })
  t.eq(buf, vim.api.nvim_get_current_buf(), 'the buffer')
  vim.cmd.edit(root .. '/work.py')
  local work = vim.api.nvim_get_current_buf()
  t.wait('the server', function() return #vim.lsp.get_clients({ bufnr = work }) == 1 end)
  vim.cmd('Parahint profile-run')
  t.eq(work, vim.api.nvim_get_current_buf(), 'the cursor stays')
  t.wait('a terminal', function() return vim.iter(vim.api.nvim_list_bufs()):any(function(b) return vim.bo[b].buftype == 'terminal' end) end)
  t.wait('the profile over the file', function() return next(mark(work, 1)) end)
end

function M.completion()
  choose()
  local _, buf = open()
  load(pyspy)
  sign(buf, 25, '44')
  local function complete(line) return vim.fn.getcompletion(line, 'cmdline') end
  t.eq({ 'profile', 'profile-clear', 'profile-reload', 'profile-run', 'profiles' }, complete('Parahint profile'), 'the names')
  t.eq({ samples .. '/pyspy/pyspy.raw.txt' }, complete('Parahint profile ' .. samples .. '/pyspy/pyspy.r'), 'files')
  assert(vim.tbl_contains(complete('Parahint profile-run '), 'cProfile'), 'profilers')
end

return M
