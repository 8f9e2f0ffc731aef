--- Profiles over the source: loading, choosing among and forgetting them, and the way to the hottest functions.
local M = {}

local server = require('parahint.server')
local config = require('parahint.config')

---@class parahint.Loaded what the server says of a profile; of one that it could not read, the error
---@field uri string
---@field error? string
---@field tool? string
---@field here number the part of the time that lies in the project, from 0 to 1
---@field notes? string[]

---@class parahint.HotPlace
---@field uri string
---@field range lsp.Range
---@field function string
---@field share number of its own time, from 0 to 1
---@field text string

---@class parahint.Known a profile that was opened
---@field shown boolean
---@field timer? uv.uv_timer_t looks whether its file was written

--- By root and URI: a server that was started again is told.
---@type table<string, table<string, parahint.Known>>
local roots = {}

---@param client vim.lsp.Client
---@return table<string, parahint.Known>
local function known(client)
  local root = client.root_dir or ''
  roots[root] = roots[root] or {}
  return roots[root]
end

--- The profiles that were opened, in order; only those that are shown, where that is asked.
---@param client vim.lsp.Client
---@param shown boolean?
---@return string[]
local function uris(client, shown)
  local all = {}
  for uri, one in vim.spairs(known(client)) do
    if one.shown or not shown then
      table.insert(all, uri)
    end
  end
  return all
end

local function name(uri) return vim.fs.basename(vim.uri_to_fname(uri)) end

--- How files were when the server was last told to read them, by URI.
---@type table<string, string?>
local read = {}

--- Changes with the file; nil for one that is gone, or empty because a profiler just begins to write it.
---@param uri string
---@return string?
local function state(uri)
  local stat = vim.uv.fs_stat(vim.uri_to_fname(uri))
  return stat and stat.size > 0 and ('%d %d %d'):format(stat.mtime.sec, stat.mtime.nsec, stat.size) or nil
end

--- Loads a profile again when its file was written.
---@param root string?
---@param uri string
---@return uv.uv_timer_t?
local function watch(root, uri)
  local interval = config.get().poll
  if interval <= 0 then
    return nil
  end
  read[uri] = read[uri] or state(uri)
  local timer = assert(vim.uv.new_timer())
  timer:start(interval, interval, vim.schedule_wrap(function()
    local now = state(uri)
    if not now or now == read[uri] then
      return
    end
    for _, client in ipairs(vim.lsp.get_clients({ name = 'parahint' })) do
      if client.root_dir == root and (known(client)[uri] or {}).shown then
        M.load_uris(client, { uri }, true)
      end
    end
  end))
  return timer
end

--- Takes over what the server has, for the settings of the project may name profiles too, and shows it. The server says
--- when that must be.
---@param client vim.lsp.Client
function M.refresh(client)
  server.execute(client, 'parahint.profiles', {}, function(loaded)
    local all = known(client)
    for _, one in pairs(all) do
      one.shown = false
    end
    for _, reply in ipairs(loaded) do
      all[reply.uri] = all[reply.uri] or { timer = watch(client.root_dir, reply.uri) }
      all[reply.uri].shown = true
    end
    require('parahint.heat').refresh_all(client)
  end)
end

---@param reply parahint.Loaded
local function tell(reply)
  if reply.error then
    return server.tell(reply.error, vim.log.levels.ERROR)
  end
  local text = ('%s: %s, %.0f %% of it in this project'):format(name(reply.uri), reply.tool or '', reply.here * 100)
  local notes = reply.notes or {}
  server.tell(table.concat({ text, unpack(notes) }, '\n'), #notes > 0 and vim.log.levels.WARN or vim.log.levels.INFO)
end

--- Has the server read files.
---@param client vim.lsp.Client
---@param wanted string[]
---@param quiet boolean? only what went wrong is told
function M.load_uris(client, wanted, quiet)
  if #wanted == 0 then
    return
  end
  for _, uri in ipairs(wanted) do
    read[uri] = state(uri)
  end
  server.execute(client, 'parahint.loadProfile', wanted, function(replies)
    for _, reply in ipairs(replies) do
      if reply.error or not quiet then
        tell(reply)
      end
    end
  end)
end

--- The files that a user means.
---@param patterns string[]
---@return string[]
local function files(patterns)
  local all = {}
  for _, pattern in ipairs(patterns) do
    local path = vim.fs.normalize(pattern)
    local found = vim.fn.glob(path, true, true)
    -- A file that is not there is named to the server, which says so.
    vim.list_extend(all, #found > 0 and found or { path })
  end
  return vim.tbl_map(function(path) return vim.uri_from_fname(vim.fs.abspath(path)) end, all)
end

--- Shows the profiles in files over the source; asks for one when none is named.
---@param patterns string[]
function M.load(patterns)
  local client = server.of()
  if not client then
    return server.tell('not attached to this buffer')
  end
  if #patterns > 0 then
    return M.load_uris(client, files(patterns))
  end
  vim.ui.input({ prompt = 'Profile: ', completion = 'file' }, function(path)
    if path and path ~= '' then
      M.load_uris(client, files({ path }))
    end
  end)
end

--- Reads the files of the profiles that are shown again.
function M.reload()
  local client = server.of()
  if not client then
    return server.tell('not attached to this buffer')
  end
  M.load_uris(client, uris(client, true))
end

--- Forgets all profiles.
function M.clear()
  local client = server.of()
  server.execute(client, 'parahint.clearProfiles', {}, function()
    ---@cast client vim.lsp.Client
    for _, one in pairs(known(client)) do
      if one.timer then
        one.timer:close()
      end
    end
    roots[client.root_dir or ''] = nil
  end)
end

--- Shows these of the profiles that were opened, and no other.
---@param client vim.lsp.Client
---@param wanted string[]
local function show_only(client, wanted)
  local others = vim.tbl_filter(function(uri) return not vim.tbl_contains(wanted, uri) end, uris(client, true))
  local missing = vim.tbl_filter(function(uri) return not known(client)[uri].shown end, wanted)
  M.load_uris(client, missing, true)
  if #others > 0 then
    server.execute(client, 'parahint.clearProfiles', others, function() end)
  end
end

--- Lets the user choose one of the profiles that were opened, or all.
function M.choose()
  local client = server.of()
  if not client then
    return server.tell('not attached to this buffer')
  end
  local all = uris(client)
  if #all == 0 then
    return server.tell('no profile is loaded; load one with :Parahint profile FILE')
  end
  vim.ui.select(vim.list_extend(#all > 1 and { 'all' } or {}, all), {
    prompt = 'Profile to show',
    kind = 'parahint.profile',
    format_item = function(item)
      local one = known(client)[item]
      return one and vim.fn.fnamemodify(vim.uri_to_fname(item), ':~:.') .. (one.shown and ' (shown)' or '') or item
    end,
  }, function(item)
    if item then
      show_only(client, item == 'all' and all or { item })
    end
  end)
end

---@param place parahint.HotPlace
---@return vim.quickfix.entry
local function entry(place)
  return {
    filename = vim.uri_to_fname(place.uri), lnum = place.range.start.line + 1, col = place.range.start.character + 1,
    text = ('%.0f %% %s · %s'):format(place.share * 100, place['function'], place.text),
  }
end

--- Puts the hottest functions into the quickfix list, or goes to the hottest.
---@param jump boolean?
function M.hottest(jump)
  local client = server.of()
  server.execute(client, 'parahint.hottest', {}, function(places)
    if #places == 0 then
      return server.tell('no profile is shown over a file of this project')
    end
    if jump then
      ---@cast client vim.lsp.Client
      vim.lsp.util.show_document({ uri = places[1].uri, range = places[1].range }, client.offset_encoding, { focus = true })
      return
    end
    vim.fn.setqflist({}, ' ', { title = 'parahint: hottest', items = vim.tbl_map(entry, places) })
    vim.cmd('botright copen')
  end)
end

--- Asks what the function under the cursor would gain, and shows the answer.
---@param question string?
function M.what_if(question)
  local client = server.of()
  if not client then
    return server.tell('not attached to this buffer')
  end
  if not server.has(client, 'parahint.whatIf') then
    return server.tell('this version of the server cannot answer that')
  end
  local uri, line = vim.uri_from_bufnr(0), vim.api.nvim_win_get_cursor(0)[1] - 1
  local function ask(text)
    if text and text ~= '' then
      server.execute(client, 'parahint.whatIf', { uri, line, text }, function(answer) server.float(answer.text) end)
    end
  end
  if question then
    return ask(question)
  end
  vim.ui.input({ prompt = 'What if: ', default = 'workers=1,2,4,8' }, ask)
end

--- The clients that know what is shown.
---@type table<integer, true>
local begun = {}

--- Tells a server that just began what is shown.
---@param client vim.lsp.Client
function M.begin(client)
  if not begun[client.id] then
    begun[client.id] = true
    M.load_uris(client, uris(client, true), true)
  end
end

return M
