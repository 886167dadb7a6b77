using System.Buffers.Text;
using System.Text;

namespace Investigator.Simulator.Worlds;

/// <summary>Writes exchanges as usage events, a line of JSON each, without a serializer: the texts are escaped already, and a large world should take seconds.</summary>
internal sealed class EventWriter(Stream output, ulong seed, LeftOut without)
{
    private readonly Switches _without = new(without);
    private readonly Dictionary<string, string> _tools = new(StringComparer.Ordinal);
    private byte[] _buffer = new byte[1 << 20];
    private int _used;
    private ulong _written;

    public bool NeedsFlush => _used > 1 << 19;

    public async Task FlushAsync(CancellationToken ct)
    {
        await output.WriteAsync(_buffer.AsMemory(0, _used), ct).ConfigureAwait(false);
        _used = 0;
    }

    public void Write(Exchange e)
    {
        Reserve(4096 + e.Prompt.EscapedBytes + (e.System?.EscapedBytes ?? 0) + e.Client.UserAgent.EscapedBytes);
        // the number of the line, mixed: uniform and free of anything about the account
        Put("{\"event_id\":\"ev"u8);
        Hex(Rng.Mix(seed, _written));
        Hex(Rng.Mix(seed ^ 0xA5A5, _written++));
        Put("\",\"time\":\""u8);
        Time(e.At);
        Text("\",\"account_id\":\""u8, e.By.Account.Id);
        Put("\""u8);
        WriteOrigin(e);
        Text(",\"operation\":\"chat\",\"model\":\""u8, e.Model);
        Number("\",\"input_tokens\":"u8, e.InputTokens);
        Number(",\"output_tokens\":"u8, e.OutputTokens);
        if (e.ReasoningTokens > 0 && !_without.Reasoning) Number(",\"reasoning_tokens\":"u8, e.ReasoningTokens);
        if (e.CachedTokens > 0) Number(",\"cached_tokens\":"u8, e.CachedTokens);
        Number(",\"latency_ms\":"u8, e.LatencyMs);
        Number(",\"status\":"u8, e.Status);
        WriteParameters(e);
        WriteText(e);
        Put("}\n"u8);
    }

    private void WriteOrigin(Exchange e)
    {
        if (!_without.Key) { Text(",\"api_key_id\":\""u8, e.ApiKey); Put("\""u8); }
        if (!_without.Environment) { Text(",\"environment\":\""u8, e.Environment); Put("\""u8); }
        if (e.Session.Length > 0 && !_without.Session) { Text(",\"session_id\":\""u8, e.Session); Put("\""u8); }
        if (!_without.Ip)
        {
            Put(",\"ip\":\""u8);
            for (var shift = 24; shift >= 0; shift -= 8)
            {
                Digits((e.From.Ip >> shift) & 0xFF);
                if (shift > 0) Put("."u8);
            }
            Put("\""u8);
        }
        if (!_without.Asn) Number(",\"asn\":"u8, e.From.Network.Asn);
        if (!_without.Country) { Text(",\"country\":\""u8, e.From.Network.Country); Put("\""u8); }
        if (!_without.UserAgent) { Put(",\"user_agent\":\""u8); Put(e.Client.UserAgent); Put("\""u8); }
        if (e.Client.Ja4 is { } ja4 && !_without.Tls) { Text(",\"tls_fingerprint\":\""u8, ja4); Put("\""u8); }
        if (!_without.Headers) { Text(",\"header_fingerprint\":\""u8, e.Client.Headers); Put("\""u8); }
    }

    private void WriteParameters(Exchange e)
    {
        if (e.StopReason.Length > 0 && !_without.StopReason) { Text(",\"stop_reason\":\""u8, e.StopReason); Put("\""u8); }
        Put(e.Stream ? ",\"stream\":true"u8 : ",\"stream\":false"u8);
        if (e.Temperature is { } temperature && !_without.Temperature) { Put(",\"temperature\":"u8); Utf8Formatter.TryFormat(temperature, _buffer.AsSpan(_used), out var n); _used += n; }
        if (e.MaxTokens is { } most && !_without.MaxTokens) Number(",\"max_tokens\":"u8, most);
        if (e.ToolCount > 0 && !_without.Tools) Number(",\"tool_count\":"u8, e.ToolCount);
        if (e.ToolCount > 0 && !_without.ToolHash) { Text(",\"tools_sha256\":\""u8, Tools(e)); Put("\""u8); }
        if (e.Logprobs) Put(",\"logprobs\":true"u8);
        if (e.Session.Length > 0 && !_without.Session) Number(",\"turn\":"u8, e.Turn);
    }

    private string Tools(Exchange e)
    {
        var tools = SentSigns.ToolsOf(e, seed);
        if (!_tools.TryGetValue(tools, out var hash)) _tools[tools] = hash = SentSigns.ToolsHash(tools);
        return hash;
    }

    private void WriteText(Exchange e)
    {
        if (e.System is { } system && !_without.System) { Put(",\"system_prompt\":\""u8); Put(system); Put("\""u8); }
        if (_without.HashText)
        {
            var from = _used;
            Span<byte> hash = stackalloc byte[32];
            Put(e.Prompt);
            System.Security.Cryptography.SHA256.HashData(_buffer.AsSpan(from.._used), hash);
            _used = from;
            Put(",\"prompt_sha256\":\""u8);
            for (var i = 0; i < 32; i += 8) Hex(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash[i..]));
            Put("\""u8);
        }
        else if (!_without.Prompt) { Put(",\"prompt\":\""u8); Put(e.Prompt); Put("\""u8); }
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _used < bytes) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _used + bytes));
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Put(Prompt text) => _used += text.CopyTo(_buffer.AsSpan(_used));

    private void Text(ReadOnlySpan<byte> before, string plain)
    {
        Put(before);
        _used += Encoding.UTF8.GetBytes(plain, _buffer.AsSpan(_used));
    }

    private void Number(ReadOnlySpan<byte> before, int number)
    {
        Put(before);
        Digits((uint)number);
    }

    private void Digits(uint number)
    {
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    private void Hex(ulong bits)
    {
        for (var shift = 60; shift >= 0; shift -= 4) _buffer[_used++] = "0123456789abcdef"u8[(int)((bits >> shift) & 15)];
    }

    private void Time(long at)
    {
        // O is yyyy-MM-ddTHH:mm:ss.fffffffZ; the last digit goes, since events are kept to the microsecond
        Utf8Formatter.TryFormat(new DateTime(at, DateTimeKind.Utc), _buffer.AsSpan(_used), out _, new('O'));
        _used += 26;
        Put("Z"u8);
    }

    /// <summary>The fields left out, asked once and not for each event.</summary>
    private sealed class Switches(LeftOut without)
    {
        public bool Key { get; } = without["api_key_id"];
        public bool Environment { get; } = without["environment"];
        public bool Session { get; } = without["session_id"];
        public bool Ip { get; } = without["ip"];
        public bool Asn { get; } = without["asn"];
        public bool Country { get; } = without["country"];
        public bool UserAgent { get; } = without["user_agent"];
        public bool Tls { get; } = without["tls_fingerprint"];
        public bool Headers { get; } = without["header_fingerprint"];
        public bool Reasoning { get; } = without["reasoning_tokens"];
        public bool StopReason { get; } = without["stop_reason"];
        public bool Temperature { get; } = without["temperature"];
        public bool MaxTokens { get; } = without["max_tokens"];
        public bool Tools { get; } = without["tool_count"];
        public bool ToolHash { get; } = without["tools_sha256"];
        public bool System { get; } = without["system_prompt"];
        public bool Prompt { get; } = without["prompt"];
        public bool HashText { get; } = without.HashText;
    }
}
