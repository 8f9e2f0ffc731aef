--- :checkhealth parahint
local M = {}

--- Says which profiles a server has loaded.
---@param client vim.lsp.Client
local function profiles(client)
  local health = vim.health
  local answer = client:request_sync('workspace/executeCommand', { command = 'parahint.profiles', arguments = {} }, 5000)
  if not answer or answer.err then
    return health.error(('client %d does not answer'):format(client.id), { ':Parahint log', ':Parahint restart' })
  end
  ---@type parahint.Loaded[]
  local loaded = answer.result
  if #loaded == 0 then
    health.info(('client %d: no profile is loaded'):format(client.id))
  end
  for _, p in ipairs(loaded) do
    local text = ('client %d: profile %s of %s, %.0f %% of it in this project'):format(client.id, vim.uri_to_fname(p.uri), p.tool, p.here * 100)
    if p.notes then
      health.warn(text, p.notes)
    else
      health.ok(text)
    end
  end
end

function M.check()
  local health = vim.health
  health.start('parahint')
  if vim.fn.has('nvim-0.11') == 0 then
    return health.error('Neovim 0.11 or later is needed for vim.lsp.config and vim.lsp.enable')
  end
  local cmd = vim.lsp.config.parahint and vim.lsp.config.parahint.cmd
  if type(cmd) ~= 'table' then
    return health.error('vim.lsp.config.parahint has no cmd', { 'Is the plugin on the runtimepath?' })
  end
  local binary = vim.fn.exepath(cmd[1])
  if binary == '' then
    return health.error(('%s is not executable'):format(cmd[1]),
      { 'Install it: go install github.com/parahint/parahint@latest', "Or name it: vim.lsp.config('parahint', { cmd = { '/path/to/parahint', 'serve' } })" })
  end
  local version = vim.system({ binary, 'version' }, { text = true }):wait(5000)
  if version.code ~= 0 then
    return health.error(('%s version failed: %s'):format(binary, version.stderr or ''))
  end
  health.ok(('%s: %s'):format(binary, vim.trim(version.stdout)))
  if not vim.lsp.is_enabled('parahint') then
    health.warn("the server is not enabled", { "vim.lsp.enable('parahint')" })
  end
  local clients = vim.lsp.get_clients({ name = 'parahint' })
  if #clients == 0 then
    health.info('attached to no buffer; open a Python file')
  end
  for _, client in ipairs(clients) do
    health.ok(('client %d: root %s, %d buffers'):format(client.id, client.root_dir or 'none', #vim.tbl_keys(client.attached_buffers)))
    profiles(client)
  end
  health.info('profilers for :Parahint profile-run: ' .. table.concat(require('parahint.run').available(), ', '))
end

return M
