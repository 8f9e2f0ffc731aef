--- The way to the server, for all that is more than an action of Neovim's own client.
local M = {}

--- The client of a buffer, the current one if none is named.
---@param buf integer?
---@return vim.lsp.Client?
function M.of(buf)
  return vim.lsp.get_clients({ bufnr = buf or 0, name = 'parahint' })[1]
end

---@param message string
---@param level integer? a warning if none is given
function M.tell(message, level)
  vim.notify('parahint: ' .. message, level or vim.log.levels.WARN)
end

--- Has the server of a buffer execute a command, and hands over what it gives. Failures are told.
---@param client vim.lsp.Client?
---@param command string
---@param arguments any[]
---@param on_result fun(result: any)
function M.execute(client, command, arguments, on_result)
  if not client then
    return M.tell('not attached to this buffer')
  end
  client:request('workspace/executeCommand', { command = command, arguments = arguments }, function(err, result)
    if err then
      return M.tell(err.message, vim.log.levels.ERROR)
    end
    on_result(result)
  end)
end

--- Says whether the running server has a command.
---@param client vim.lsp.Client
---@param command string
---@return boolean
function M.has(client, command)
  return vim.tbl_contains(vim.tbl_get(client.server_capabilities, 'executeCommandProvider', 'commands') or {}, command)
end

--- Shows Markdown in a float.
---@param text string
function M.float(text)
  vim.lsp.util.open_floating_preview(vim.split(text, '\n'), 'markdown', { border = 'rounded', focus_id = 'parahint' })
end

return M
