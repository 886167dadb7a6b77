using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// An event in the plainest spelling of the native format, as nearly every sender writes it, read in one pass: one flat object, each field once, identifiers and numbers
/// without escapes or exponents. Whatever is not so is left to <see cref="CanonicalReader"/>, whose word on it counts: this one never refuses a line.
/// </summary>
/// <remarks>Of a million events of 650 bytes the general reader took about 2.5 of 12.3 s of processor time: every token is checked against all of JSON, every name compared twice.</remarks>
internal ref struct PlainLine
{
    private const int LongestId = 64;
    private const int LongestText = 512;
    private const int MostDigits = 15;          // below 2^53, so that a fraction is one exact division
    private static readonly SearchValues<byte> s_special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);
    private static readonly SearchValues<byte> s_small = SearchValues.Create("0123456789abcdef"u8);
    private static readonly SearchValues<byte> s_hexadecimal = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private readonly ReadOnlySpan<byte> _line;
    private readonly TextArena _texts;
    private readonly TextSlice _kept;       // the line in the arena: its texts are parts of that
    private int _at;
    private ulong _said;        // a bit for each known field that came

    private PlainLine(ReadOnlySpan<byte> line, TextArena texts)
    {
        _line = line;
        (_texts, _kept) = (texts, texts.Add(line));
    }

    /// <summary>Adds the event of a line to the batch.</summary>
    /// <param name="line">Valid UTF-8.</param>
    /// <returns>False: the line is not so plain, and nothing of it is left in the batch.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> line, UsageBatch into)
    {
        if (line.Length > TextArena.PieceBytes) return false;
        var texts = into.Texts.Length;
        ref var e = ref into.Free();
        if (new PlainLine(line, into.Texts).Read(ref e) && e is { EventId.IsSaid: true, Time: not null, AccountId.IsSaid: true, RequestedModel.IsSaid: true, InputTokens: not null, OutputTokens: not null })
        {
            if (!e.Operation.IsSaid) e.Operation = into.Texts.Add("chat"u8);
            e.Status ??= 200;
            into.Keep();
            return true;
        }
        e = default;
        into.Texts.Rewind(texts);
        return false;
    }

    private bool Read(ref EventFields e)
    {
        if (!Take('{')) return false;
        do
        {
            if (_at < _line.Length && _line[_at] == ' ') _at++;
            if (!Take('"')) return false;
            var length = _line[_at..].IndexOf((byte)'"');
            if (length < 0) return false;
            var name = _line.Slice(_at, length);
            _at += length + 1;
            if (!Take(':')) return false;
            if (_at < _line.Length && _line[_at] == ' ') _at++;
            if (!Field(name, ref e)) return false;
        }
        while (Take(','));
        return Take('}') && _at == _line.Length;
    }

    private bool Field(ReadOnlySpan<byte> name, ref EventFields e)
    {
        switch (name.Length)
        {
            case 8 when name.SequenceEqual("event_id"u8): return Once(0) && Text(out e.EventId, LongestId);
            case 4 when name.SequenceEqual("time"u8): return Once(1) && Time(out e.Time);
            case 10 when name.SequenceEqual("account_id"u8): return Once(2) && Text(out e.AccountId, LongestId);
            case 10 when name.SequenceEqual("api_key_id"u8): return Once(3) && Text(out e.ApiKeyId, LongestId);
            case 11 when name.SequenceEqual("environment"u8): return Once(4) && Text(out e.Environment);
            case 10 when name.SequenceEqual("session_id"u8): return Once(5) && Text(out e.SessionId, LongestId);
            case 8 when name.SequenceEqual("trace_id"u8): return Once(6) && Text(out e.TraceId, LongestId);
            case 2 when name.SequenceEqual("ip"u8): return Once(7) && Address(out e.Ip);
            case 3 when name.SequenceEqual("asn"u8): return Once(8) && Whole(out e.Asn, 0, uint.MaxValue);
            case 7 when name.SequenceEqual("country"u8): return Once(9) && Country(out e.Country);
            case 10 when name.SequenceEqual("user_agent"u8): return Once(10) && Text(out e.UserAgent);
            case 15 when name.SequenceEqual("tls_fingerprint"u8): return Once(11) && Text(out e.TlsFingerprint);
            case 9 when name.SequenceEqual("operation"u8): return Once(12) && Text(out e.Operation);
            case 5 when name.SequenceEqual("model"u8): return Once(13) && Text(out e.RequestedModel);
            case 12 when name.SequenceEqual("input_tokens"u8): return Once(14) && Whole(out e.InputTokens);
            case 13 when name.SequenceEqual("output_tokens"u8): return Once(15) && Whole(out e.OutputTokens);
            case 16 when name.SequenceEqual("reasoning_tokens"u8): return Once(16) && Whole(out e.ReasoningTokens);
            case 13 when name.SequenceEqual("cached_tokens"u8): return Once(17) && Whole(out e.CachedTokens);
            case 10 when name.SequenceEqual("latency_ms"u8): return Once(18) && Whole(out e.LatencyMilliseconds);
            case 6 when name.SequenceEqual("status"u8): return Once(19) && Small(out e.Status);
            case 11 when name.SequenceEqual("stop_reason"u8): return Once(20) && Text(out e.StopReason);
            case 6 when name.SequenceEqual("stream"u8): return Once(21) && Flag(out e.Stream);
            case 11 when name.SequenceEqual("temperature"u8): return Once(22) && Number(out e.Temperature);
            case 5 when name.SequenceEqual("top_p"u8): return Once(23) && Number(out e.TopP);
            case 10 when name.SequenceEqual("max_tokens"u8): return Once(24) && Whole(out e.MaxTokens);
            case 1 when name.SequenceEqual("n"u8): return Once(25) && Small(out e.Choices);
            case 8 when name.SequenceEqual("logprobs"u8): return Once(26) && FlagOrCount(out e.LogProbabilities);
            case 10 when name.SequenceEqual("tool_count"u8): return Once(27) && Small(out e.ToolCount);
            case 4 when name.SequenceEqual("turn"u8): return Once(28) && Small(out e.Turn, 1);
            case 13 when name.SequenceEqual("system_prompt"u8): return Once(29) && Prose(out e.SystemPrompt);
            case 6 when name.SequenceEqual("prompt"u8): return Once(30) && Prose(out e.Prompt);
            case 8 when name.SequenceEqual("response"u8): return Once(31) && Prose(out e.Response);
            case 13 when name.SequenceEqual("prompt_sha256"u8): return Once(32) && Hash(out e.PromptHash);
            case 18 when name.SequenceEqual("header_fingerprint"u8): return Once(33) && Text(out e.HeaderFingerprint);
            case 12 when name.SequenceEqual("tools_sha256"u8): return Once(34) && Digits(out e.ToolsHash);
            default: return name.IndexOfAny(s_special) < 0 && Other();
        }
    }

    // Of a field said twice the last one counts: rare, so left to the other reader.
    private bool Once(int field)
    {
        var before = _said;
        _said |= 1UL << field;
        return _said != before;
    }

    private bool Take(char sign)
    {
        if (_at >= _line.Length || _line[_at] != sign) return false;
        _at++;
        return true;
    }

    private bool Null() => Word("null"u8);

    private bool Word(ReadOnlySpan<byte> word)
    {
        if (!_line[_at..].StartsWith(word)) return false;
        _at += word.Length;
        return true;
    }

    private bool Quoted(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!Take('"')) return false;
        var length = _line[_at..].IndexOfAny(s_special);
        if (length < 0 || _line[_at + length] != '"') return false;
        value = _line.Slice(_at, length);
        _at += length + 1;
        return true;
    }

    private bool Text(out TextSlice text, int longest = LongestText) => Text(out text, out _, longest);

    private bool Text(out TextSlice text, out ReadOnlySpan<byte> value, int longest)
    {
        text = default;
        value = default;
        if (Null()) return true;
        if (!Quoted(out value) || value.IsEmpty || value.Length > longest) return false;
        text = _kept.Part(_at - 1 - value.Length, value.Length);
        return true;
    }

    private bool Address(out TextSlice address)
    {
        if (!Text(out address, out var value, LongestId)) return false;
        if (!address.IsSaid || ClientAddress.TryIPv4(value, out _)) return true;
        address = _texts.Add(ClientAddress.Normalise(Encoding.UTF8.GetString(value)));
        return address.IsSaid;
    }

    private bool Country(out TextSlice country) =>
        Text(out country, out var letters, 2) && (!country.IsSaid || (letters.Length == 2 && char.IsAsciiLetterUpper((char)letters[0]) && char.IsAsciiLetterUpper((char)letters[1])));

    private bool Time(out DateTime? time)
    {
        time = null;
        if (Null()) return true;
        if (!Quoted(out var value) || !Rfc3339.TryParse(value, out var utc)) return false;
        time = utc;
        return true;
    }

    private bool Hash(out ulong? head)
    {
        head = null;
        if (Null()) return true;
        if (!Quoted(out var digits) || digits.Length != 64 || digits.IndexOfAnyExcept(s_hexadecimal) >= 0) return false;
        head = ulong.Parse(digits[..16], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return true;
    }

    // Capitals are left to the other reader, which makes them small.
    private bool Digits(out TextSlice digits) => Text(out digits, out var value, LongestText) && (!digits.IsSaid || (value.Length == 64 && value.IndexOfAnyExcept(s_small) < 0));

    private bool Flag(out bool? flag)
    {
        flag = Word("true"u8) ? true : Word("false"u8) ? false : null;
        return flag is not null || Null();
    }

    private bool FlagOrCount(out int? count)
    {
        count = Word("true"u8) ? 1 : Word("false"u8) ? 0 : null;
        return count is not null || Small(out count);
    }

    // The value of a field that nobody asks for.
    private bool Other() => Null() || Word("true"u8) || Word("false"u8) || Quoted(out _) || (Digits(out _, out _) && Ends());

    private bool Whole(out long? value, long least = 0, long most = long.MaxValue)
    {
        value = null;
        if (Null()) return true;
        if (!Digits(out var number, out _) || !Ends() || number < least || number > most) return false;
        value = number;
        return true;
    }

    private bool Small(out int? value, int least = 0)
    {
        var read = Whole(out var number, least, int.MaxValue);
        value = (int?)number;
        return read;
    }

    private bool Number(out double? value)
    {
        value = null;
        if (Null()) return true;
        var start = _at;
        if (!Digits(out var whole, out var digits)) return false;
        var decimals = 0;
        if (Take('.'))
        {
            for (; IsDigit; decimals++) whole = unchecked((whole * 10) + _line[_at++] - '0');     // too long to be used
            if (decimals == 0) return false;
        }
        if (digits + decimals <= MostDigits) value = whole / s_powers[decimals];
        else if (Utf8Parser.TryParse(_line[start.._at], out double parsed, out _)) value = parsed;
        return value is not null && Ends();
    }

    private readonly bool IsDigit => _at < _line.Length && char.IsAsciiDigit((char)_line[_at]);

    private readonly bool Ends() => _at < _line.Length && _line[_at] is (byte)',' or (byte)'}';

    // At most fifteen, none in front that says nothing.
    private bool Digits(out long value, out int digits)
    {
        (value, digits) = (0, 0);
        for (; IsDigit; digits++)
        {
            if (digits == MostDigits) return false;
            value = (value * 10) + _line[_at++] - '0';
        }
        return digits > 0 && (digits == 1 || _line[_at - digits] != '0');
    }

    // Prompts and answers have escapes in them: line breaks and quotes. The framework takes them apart.
    private bool Prose(out TextSlice text)
    {
        text = default;
        if (Null()) return true;
        var (start, escaped) = (_at, false);
        if (!Take('"')) return false;
        while (true)
        {
            var length = _line[_at..].IndexOfAny(s_special);
            if (length < 0 || _line[_at + length] < ' ') return false;
            _at += length + 1;
            if (_line[_at - 1] == '"') break;
            escaped = true;
            if (++_at >= _line.Length) return false;    // past the sign behind the backslash
        }
        text = escaped ? Unescaped(_line[start.._at]) : _kept.Part(start + 1, _at - start - 2);
        return text.IsSaid;
    }

    private readonly TextSlice Unescaped(ReadOnlySpan<byte> quoted)
    {
        try
        {
            var json = new Utf8JsonReader(quoted);
            return json.Read() ? _texts.Add(ref json) : default;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return default;    // no escape that JSON knows, or half a surrogate pair
        }
    }
}
