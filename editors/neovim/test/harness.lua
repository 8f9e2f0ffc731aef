-- What the tests share: a workspace with the plugin and the server in it, and ways to wait and compare.
local M = {}

M.plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))))
M.repository = vim.fs.dirname(vim.fs.dirname(M.plugin))

--- How long the server may take, in milliseconds.
M.patience = 15000

function M.wait(what, holds, seen)
  assert(vim.wait(M.patience, holds, 10), 'timed out: ' .. what .. (seen and ', seen ' .. vim.inspect(seen()) or ''))
  io.stdout:write('ok ' .. what .. '\n')
end

function M.eq(want, got, what)
  assert(vim.deep_equal(want, got), ('%s: want %s, got %s'):format(what, vim.inspect(want), vim.inspect(got)))
  io.stdout:write('ok ' .. what .. '\n')
end

--- Writes files into a new folder and gives its path.
---@param files table<string, string[]>
function M.folder(files)
  local root = vim.fs.normalize(vim.fn.tempname())
  for name, lines in pairs(files) do
    local path = root .. '/' .. name
    vim.fn.mkdir(vim.fs.dirname(path), 'p')
    vim.fn.writefile(lines, path)
  end
  return root
end

--- Opens a file with the server attached to it.
---@param file string
---@return integer buf
---@return vim.lsp.Client client
function M.open(file)
  vim.lsp.enable('parahint')
  vim.cmd.edit(file)
  local buf = vim.api.nvim_get_current_buf()
  M.wait('the server is attached', function() return #vim.lsp.get_clients({ bufnr = buf, name = 'parahint' }) == 1 end)
  return buf, vim.lsp.get_clients({ bufnr = buf })[1]
end

--- Ends all servers and closes what is open.
function M.close()
  vim.lsp.enable('parahint', false)
  for _, client in ipairs(vim.lsp.get_clients()) do
    client:stop(true)
  end
  vim.wait(3000, function() return #vim.lsp.get_clients() == 0 end, 10)
  vim.cmd('silent %bwipeout!')
end

local function floating()
  return vim.tbl_filter(function(w) return vim.api.nvim_win_get_config(w).relative ~= '' end, vim.api.nvim_list_wins())
end

--- The text of the floats that are open.
function M.floats()
  local all = {}
  for _, w in ipairs(floating()) do
    vim.list_extend(all, vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(w), 0, -1, false))
  end
  return table.concat(all, '\n')
end

function M.close_floats()
  for _, w in ipairs(floating()) do
    vim.api.nvim_win_close(w, true)
  end
end

--- The text of :checkhealth parahint.
function M.health()
  vim.cmd('silent checkhealth parahint')
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  vim.cmd('bwipeout!')
  return text
end

return M
