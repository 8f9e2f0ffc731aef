--- Marks of hot lines: a number in the sign column, behind the line, or with a colour under it.
local M = {}

local config = require('parahint.config')

local ns = vim.api.nvim_create_namespace('parahint.heat')

--- How many colours there are.
local levels = 5

---@class parahint.HeatLine
---@field line integer from 0
---@field share number of the time, from 0 to 1
---@field heat number from 0 to 1, for the colour
---@field dim boolean the source was changed since
---@field function boolean the numbers are those of the function that begins here
---@field text string

--- Signs and text take the colours that diagnostics have, from cold to hot; a whole line takes one that can be read upon.
local links = { 'DiagnosticHint', 'DiagnosticInfo', 'DiagnosticOk', 'DiagnosticWarn', 'DiagnosticError' }
local under = {
  dark = { '#26221c', '#352a1c', '#45301b', '#57351b', '#6b391d' },
  light = { '#fdf6e9', '#fceed6', '#fbe3bf', '#f9d5a5', '#f6c48a' },
}

local function highlight()
  for i = 1, levels do
    vim.api.nvim_set_hl(0, 'ParahintHeat' .. i, { link = links[i], default = true })
    vim.api.nvim_set_hl(0, 'ParahintHeatLine' .. i, { bg = under[vim.o.background][i], default = true })
  end
  vim.api.nvim_set_hl(0, 'ParahintHeatDim', { link = 'Comment', default = true })
end

---@param hot parahint.HeatLine
---@return string
local function percent(hot)
  return ('%s%.0f %%'):format(hot.dim and '~' or '', hot.share * 100)
end

--- Says whether the server's hint or lens shows the number already.
local function is_numbered(buf, hot)
  if hot['function'] then
    return config.get().codelens
  end
  return vim.lsp.inlay_hint.is_enabled({ bufnr = buf })
end

---@param buf integer
---@param hot parahint.HeatLine
---@param style 'signs'|'virtual_text'|'line'
---@return vim.api.keyset.set_extmark
local function mark(buf, hot, style)
  local level = math.min(math.floor(hot.heat * levels) + 1, levels)
  local group = hot.dim and 'ParahintHeatDim' or 'ParahintHeat' .. level
  if style == 'signs' then
    -- Two cells: a number, which says more than a shape.
    return { sign_text = ('%2d'):format(math.min(math.floor(hot.share * 100 + 0.5), 99)), sign_hl_group = group, priority = 5 }
  end
  local options = { virt_text_pos = 'eol', hl_mode = 'combine' } ---@type vim.api.keyset.set_extmark
  if not is_numbered(buf, hot) then
    local text = style == 'virtual_text' and hot['function'] and hot.text or percent(hot)
    options.virt_text = { { '◂ ' .. text, group } }
  end
  if style == 'line' and not hot.dim then
    options.line_hl_group = 'ParahintHeatLine' .. level
  end
  return options
end

--- Of several profiles, the one that says most of a line marks it.
---@param lines parahint.HeatLine[]
---@return table<integer, parahint.HeatLine> by line
local function hottest(lines)
  local by_line = {}
  for _, hot in ipairs(lines) do
    local other = by_line[hot.line]
    by_line[hot.line] = other and other.share >= hot.share and other or hot
  end
  return by_line
end

---@param buf integer
---@param lines parahint.HeatLine[]
local function paint(buf, lines)
  vim.api.nvim_buf_clear_namespace(buf, ns, 0, -1)
  local style = config.get().heat
  for line, hot in pairs(hottest(lines)) do
    if style and line < vim.api.nvim_buf_line_count(buf) then
      vim.api.nvim_buf_set_extmark(buf, ns, line, 0, mark(buf, hot, style))
    end
  end
end

--- Asks for the heat of a buffer and shows it. An answer about a text that was changed meanwhile is dropped.
---@param buf integer
function M.refresh(buf)
  local client = require('parahint.server').of(buf)
  if not client or not config.get().heat then
    return paint(buf, {})
  end
  local tick = vim.api.nvim_buf_get_changedtick(buf)
  client:request('parahint/heat', { textDocument = vim.lsp.util.make_text_document_params(buf) }, function(err, lines)
    if not err and vim.api.nvim_buf_is_loaded(buf) and vim.api.nvim_buf_get_changedtick(buf) == tick then
      paint(buf, lines)
    end
  end, buf)
end

--- Shows again what profiles say of a buffer.
---@param buf integer
local function show(buf)
  M.refresh(buf)
  if config.get().codelens then
    vim.lsp.codelens.refresh({ bufnr = buf })
  end
end

--- Shows again what profiles say, in all buffers of a client.
---@param client vim.lsp.Client
function M.refresh_all(client)
  for buf in pairs(client.attached_buffers) do
    if vim.api.nvim_buf_is_loaded(buf) then
      show(buf)
    end
  end
end

--- What waits until a text rests, by buffer.
---@type table<integer, uv.uv_timer_t>
local timers = {}

---@param buf integer
local function later(buf)
  timers[buf]:start(config.get().debounce, 0, vim.schedule_wrap(function()
    if timers[buf] and vim.api.nvim_buf_is_loaded(buf) then
      show(buf)
    end
  end))
end

--- Shows what profiles say of a buffer, now and after its edits.
---@param buf integer
function M.attach(buf)
  highlight()
  timers[buf] = timers[buf] or assert(vim.uv.new_timer())
  local group = vim.api.nvim_create_augroup('parahint.heat.' .. buf, {})
  vim.api.nvim_create_autocmd({ 'TextChanged', 'TextChangedI', 'TextChangedP' }, { group = group, buffer = buf, callback = function() later(buf) end })
  vim.api.nvim_create_autocmd('ColorScheme', { group = group, callback = highlight })
  if config.get().inlay_hints then
    vim.lsp.inlay_hint.enable(true, { bufnr = buf })
  end
  show(buf)
end

--- Takes the marks of a buffer away.
---@param buf integer
function M.detach(buf)
  pcall(vim.api.nvim_del_augroup_by_name, 'parahint.heat.' .. buf)
  if timers[buf] then
    timers[buf]:close()
    timers[buf] = nil
  end
  if vim.api.nvim_buf_is_loaded(buf) then
    vim.api.nvim_buf_clear_namespace(buf, ns, 0, -1)
  end
end

return M
