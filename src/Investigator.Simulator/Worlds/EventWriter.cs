using System.Buffers.Text;
using System.Text;

namespace Investigator.Simulator.Worlds;

/// <summary>Writes exchanges as usage events, a line of JSON each, without a serializer: the texts are escaped already, and a large world should take seconds.</summary>
internal sealed class EventWriter(Stream output, ulong seed)
{
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
        Text("\",\"api_key_id\":\""u8, e.ApiKey);
        Text("\",\"environment\":\""u8, e.Environment);
        if (e.Session.Length > 0) Text("\",\"session_id\":\""u8, e.Session);
        Put("\",\"ip\":\""u8);
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            Digits((e.From.Ip >> shift) & 0xFF);
            if (shift > 0) Put("."u8);
        }
        Number("\",\"asn\":"u8, e.From.Network.Asn);
        Text(",\"country\":\""u8, e.From.Network.Country);
        Put("\",\"user_agent\":\""u8);
        Put(e.Client.UserAgent);
        if (e.Client.Ja4 is { } ja4) Text("\",\"tls_fingerprint\":\""u8, ja4);
        Text("\",\"operation\":\"chat\",\"model\":\""u8, e.Model);
        Number("\",\"input_tokens\":"u8, e.InputTokens);
        Number(",\"output_tokens\":"u8, e.OutputTokens);
        if (e.ReasoningTokens > 0) Number(",\"reasoning_tokens\":"u8, e.ReasoningTokens);
        if (e.CachedTokens > 0) Number(",\"cached_tokens\":"u8, e.CachedTokens);
        Number(",\"latency_ms\":"u8, e.LatencyMs);
        Number(",\"status\":"u8, e.Status);
        if (e.StopReason.Length > 0) { Text(",\"stop_reason\":\""u8, e.StopReason); Put("\""u8); }
        Put(e.Stream ? ",\"stream\":true"u8 : ",\"stream\":false"u8);
        if (e.Temperature is { } temperature) { Put(",\"temperature\":"u8); Utf8Formatter.TryFormat(temperature, _buffer.AsSpan(_used), out var n); _used += n; }
        if (e.MaxTokens is { } most) Number(",\"max_tokens\":"u8, most);
        if (e.ToolCount > 0) Number(",\"tool_count\":"u8, e.ToolCount);
        if (e.Logprobs) Put(",\"logprobs\":true"u8);
        if (e.Session.Length > 0) Number(",\"turn\":"u8, e.Turn);
        if (e.System is { } system) { Put(",\"system_prompt\":\""u8); Put(system); Put("\""u8); }
        Put(",\"prompt\":\""u8);
        Put(e.Prompt);
        Put("\"}\n"u8);
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
}
