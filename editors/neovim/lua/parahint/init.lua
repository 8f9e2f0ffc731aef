--- What Neovim's own LSP client leaves out: the page of a rule in a float, the findings with their evidence in the
--- quickfix list, and code actions by what they do.
local M = {}

local server = require('parahint.server')
local tell = server.tell

--- The finding under the cursor, else the first one of its line.
---@return vim.Diagnostic?
local function finding()
  local row, col = unpack(vim.api.nvim_win_get_cursor(0))
  local on_line = vim.tbl_filter(function(d) return d.source == 'parahint' end, vim.diagnostic.get(0, { lnum = row - 1 }))
  for _, d in ipairs(on_line) do
    if d.col <= col and (d.end_lnum > d.lnum or col < d.end_col) then
      return d
    end
  end
  return on_line[1]
end

--- Shows the page of a rule in a float; of the finding under the cursor when none is named.
---@param rule string?
---@param client_id integer?
function M.explain(rule, client_id)
  local client = client_id and vim.lsp.get_client_by_id(client_id) or server.of()
  local under = finding()
  rule = rule or under and under.code --[[@as string?]]
  if not client or not rule then
    return tell(client and 'no finding here' or 'not attached to this buffer')
  end
  server.execute(client, 'parahint.explain', { rule }, server.float)
end

--- Applies the code action of a kind whose title satisfies the filter; asks where there are several.
---@param kind string
---@param filter fun(title: string): boolean
local function act(kind, filter)
  vim.lsp.buf.code_action({
    context = { only = { kind }, diagnostics = {} },
    filter = function(action) return not action.disabled and filter(action.title) end,
    apply = true,
  })
end

local function silences(title) return vim.startswith(title, 'Ignore ') or vim.startswith(title, 'Ignorer ') end

local function explains(title) return vim.startswith(title, 'Explain ') or vim.startswith(title, 'Expliquer ') end

--- Mends the finding under the cursor.
function M.fix()
  act('quickfix', function(title) return not silences(title) and not explains(title) end)
end

--- Suppresses the finding under the cursor, here or in the file.
function M.suppress() act('quickfix', silences) end

--- Makes all safe fixes of the buffer.
function M.fix_all()
  act('source.fixAll.parahint', function() return true end)
end

--- Rewrites the loop under the cursor.
function M.rewrite()
  act('refactor.rewrite', function() return true end)
end

--- Puts the findings of the buffer, each followed by its evidence, into the quickfix list.
function M.findings()
  local items = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.source == 'parahint' then
      local kind = ({ 'E', 'W', 'I', 'N' })[d.severity]
      table.insert(items, { bufnr = d.bufnr, lnum = d.lnum + 1, col = d.col + 1, type = kind, text = ('[%s] %s'):format(d.code, d.message) })
      local lsp = vim.tbl_get(d, 'user_data', 'lsp') or {}
      for _, step in ipairs(lsp.relatedInformation or {}) do
        local at = step.location
        table.insert(items, {
          filename = vim.uri_to_fname(at.uri), lnum = at.range.start.line + 1, col = at.range.start.character + 1, text = '    ' .. step.message,
        })
      end
    end
  end
  vim.fn.setqflist({}, ' ', { title = 'parahint', items = items })
  vim.cmd(#items > 0 and 'botright copen' or 'cclose')
end

--- Stops the server and starts it again.
function M.restart()
  local client = server.of()
  if not client then
    return tell('not attached to this buffer')
  end
  vim.lsp.enable('parahint', false)
  client:stop()
  vim.wait(3000, function() return client:is_stopped() end, 20)
  vim.lsp.enable('parahint')
end

---@class parahint.Subcommand
---@field run fun(args: string[], bang: boolean)
---@field complete? fun(lead: string): string[]

local function files(lead)
  return vim.tbl_map(vim.fn.fnameescape, vim.fn.getcompletion(lead, 'file'))
end

local function tools(lead)
  return vim.tbl_filter(function(name) return vim.startswith(name, lead) end, require('parahint.run').available())
end

---@type table<string, parahint.Subcommand>
local subcommands = {
  explain = { run = function(args) M.explain(args[1]) end },
  fix = { run = M.fix },
  ['fix-all'] = { run = M.fix_all },
  suppress = { run = M.suppress },
  rewrite = { run = M.rewrite },
  findings = { run = M.findings },
  profile = { run = function(args) require('parahint.profiles').load(args) end, complete = files },
  ['profile-reload'] = { run = function() require('parahint.profiles').reload() end },
  ['profile-clear'] = { run = function() require('parahint.profiles').clear() end },
  ['profile-run'] = { run = function(args) require('parahint.run').run(args[1], vim.list_slice(args, 2)) end, complete = tools },
  profiles = { run = function() require('parahint.profiles').choose() end },
  hottest = { run = function(_, bang) require('parahint.profiles').hottest(bang) end },
  whatif = { run = function(args) require('parahint.profiles').what_if(args[1] and table.concat(args, ' ')) end },
  restart = { run = M.restart },
  log = { run = function() vim.cmd.tabedit(vim.lsp.log.get_filename()) end },
}

--- The names of the subcommands, or what may follow the one that was typed.
---@param lead string
---@param typed string the whole line
---@return string[]
local function complete(lead, typed)
  local one = subcommands[typed:match('Parahint!?%s+(%S+)%s')]
  if one then
    return one.complete and one.complete(lead) or {}
  end
  return vim.fn.sort(vim.tbl_filter(function(name) return vim.startswith(name, lead) end, vim.tbl_keys(subcommands)))
end

--- Makes the command :Parahint in a buffer, and shows what profiles say of it.
---@param buf integer
---@param client vim.lsp.Client
function M.attach(buf, client)
  vim.api.nvim_buf_create_user_command(buf, 'Parahint', function(o)
    local one = subcommands[o.fargs[1]]
    if not one then
      return tell(('no such command: %s'):format(o.fargs[1]))
    end
    one.run(vim.list_slice(o.fargs, 2), o.bang)
  end, {
    nargs = '+',
    bang = true,
    desc = 'parahint: ' .. table.concat(vim.fn.sort(vim.tbl_keys(subcommands)), ', '),
    complete = complete,
  })
  require('parahint.heat').attach(buf)
  require('parahint.profiles').begin(client)
end

return M
