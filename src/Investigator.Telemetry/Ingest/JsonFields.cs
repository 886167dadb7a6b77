using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// The values of one JSON object, read as the type a field must have. The first value that does not fit leaves a <see cref="Problem"/> in
/// words; JSON <c>null</c> is "not said".
/// </summary>
internal ref struct JsonFields(ReadOnlySpan<byte> line, StringCache strings)
{
    // Unknown fields may nest as they like: skipping is a loop, not a recursion, and the line is bounded.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000_000 };
    private Utf8JsonReader _json = new(line, Options);

    /// <summary>What is wrong with the line, <c>null</c> as long as nothing is.</summary>
    public string? Problem { get; private set; }

    public ReadOnlySpan<byte> Name { get; private set; }

    /// <exception cref="JsonException">The line is no JSON.</exception>
    public bool IsObject() => _json.Read() && _json.TokenType is JsonTokenType.StartObject;

    /// <summary>Moves to the next field and its value; false at the end of the object.</summary>
    public bool Next()
    {
        if (!_json.Read() || _json.TokenType is not JsonTokenType.PropertyName)
        {
            while (_json.Read()) { }    // text behind the object is no JSON: the reader says so
            return false;
        }
        Name = _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(_json.GetString()!) : _json.ValueSpan;
        return _json.Read();
    }

    public void Skip() => _json.Skip();

    public string? Text() => Text(0, int.MaxValue);

    /// <summary>An identifier: empty is "not said", and NUL never belongs to one.</summary>
    public string? Id(int longest = 128)
    {
        var text = _json.TokenType is JsonTokenType.String ? Value() : String($"text of at most {longest} characters");
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length > longest) return Wrong<string>($"text of at most {longest} characters", $"{text.Length} characters");
        return text.Contains('\0') ? Wrong<string>("text without NUL", "one with NUL") : text;
    }

    /// <summary>Text of any content; NUL becomes U+FFFD (see <see cref="StoredText"/>).</summary>
    public string? Text(int shortest, int longest) => String("text") is not { } text ? null
        : text.Length < shortest || text.Length > longest ? Wrong<string>($"text of {shortest} to {longest} characters", $"{text.Length} characters")
        : StoredText.Of(text);

    /// <summary>Text of any content, kept in the batch's arena instead of a string.</summary>
    public TextSlice Text(TextArena arena) => Is(JsonTokenType.String, "text") ? arena.Add(ref _json) : default;

    public string? OneOf(string[] values)
    {
        var text = _json.TokenType is JsonTokenType.String ? Value() : String($"one of {string.Join(", ", values)}");
        if (text is null) return null;
        foreach (var value in values)
            if (string.Equals(text, value, StringComparison.OrdinalIgnoreCase)) return value;
        return Wrong<string>($"one of {string.Join(", ", values)}", "another text");
    }

    public DateTime? Time()
    {
        const string Expected = "an RFC 3339 time with an offset, such as 2026-01-31T12:00:00Z";
        if (!Is(JsonTokenType.String, Expected)) return null;
        if (!_json.ValueIsEscaped) return Rfc3339.TryParse(_json.ValueSpan, out var plain) ? plain : Wrong<DateTime?>(Expected, _json.ValueSpan.Length > 128 ? "a longer text" : "another text");
        if (_json.ValueSpan.Length > 128) return Wrong<DateTime?>(Expected, "a longer text");
        Span<byte> buffer = stackalloc byte[128];
        return Rfc3339.TryParse(buffer[.._json.CopyString(buffer)], out var utc) ? utc : Wrong<DateTime?>(Expected, "another text");
    }

    public string? Country() => String("two letters of ISO 3166") is not { } text ? null
        : text.Length == 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) ? (char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) ? text : text.ToUpperInvariant())
        : Wrong<string>("two letters of ISO 3166", "another text");

    public string? Sha256() => String("64 hexadecimal digits") is not { } text ? null
        : text.Length == 64 && text.AsSpan().IndexOfAnyExcept(Hexadecimal) < 0 ? text.ToLowerInvariant()
        : Wrong<string>("64 hexadecimal digits", "another text");

    /// <summary>The first 64 bits of a SHA-256 of 64 hexadecimal digits.</summary>
    public ulong? Sha256Head()
    {
        const string Expected = "64 hexadecimal digits";
        if (!Is(JsonTokenType.String, Expected)) return null;
        Span<byte> buffer = stackalloc byte[6 * 64];
        ReadOnlySpan<byte> digits = !_json.ValueIsEscaped ? _json.ValueSpan : _json.ValueSpan.Length <= buffer.Length ? buffer[.._json.CopyString(buffer)] : default;
        return digits.Length == 64 && digits.IndexOfAnyExcept(HexadecimalDigits) < 0
            ? ulong.Parse(digits[..16], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : Wrong<ulong?>(Expected, "another text");
    }

    public string? Address() => String("an IPv4 or IPv6 address") is not { } text ? null
        : ClientAddress.Normalise(text) ?? Wrong<string>("an IPv4 or IPv6 address", "another text");

    /// <summary>A domain alone: what stands before an @ is personal and stays out.</summary>
    public string? Domain() => String("a domain alone") is not { } text ? null
        : text.Length is > 0 and <= 253 && text.AsSpan().IndexOfAny('@', '\0', ' ') < 0 ? text.ToLowerInvariant()
        : Wrong<string>("a domain alone, without what stands before the @", "another text");

    public long? Whole(long least = long.MinValue, long most = long.MaxValue) =>
        _json.TokenType is JsonTokenType.Number && _json.TryGetInt64(out var value) && value >= least && value <= most ? value : NotWhole(least, most);

    // Apart, so that what was expected is put into words only when it did not come: half of all that ingest allocated were such words.
    private long? NotWhole(long least, long most)
    {
        var expected = Range(least, most);
        if (!Is(JsonTokenType.Number, "a whole number" + expected)) return null;
        return Wrong<long?>("a whole number" + expected, Shown());
    }

    public int? Small(int least = int.MinValue, int most = int.MaxValue) => (int?)Whole(least, most);

    public double? Number()
    {
        if (!Is(JsonTokenType.Number, "a number")) return null;
        return _json.TryGetDouble(out var value) && double.IsFinite(value) ? value : Wrong<double?>("a number in the range of a double", Shown());
    }

    public bool? Flag()
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False) return _json.GetBoolean();
        return _json.TokenType is JsonTokenType.Null ? null : Wrong<bool?>("true or false", Kind());
    }

    public int? FlagOrCount()
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False) return _json.GetBoolean() ? 1 : 0;
        return _json.TokenType is JsonTokenType.Number or JsonTokenType.Null ? Small(0) : Wrong<int?>("true, false or a whole number", Kind());
    }

    private static readonly System.Buffers.SearchValues<byte> HexadecimalDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private static string Range(long least, long most) => (least, most) switch
    {
        (long.MinValue or int.MinValue, long.MaxValue or int.MaxValue) => "",
        (_, long.MaxValue or int.MaxValue) => string.Create(CultureInfo.InvariantCulture, $" of at least {least}"),
        _ => string.Create(CultureInfo.InvariantCulture, $" from {least} to {most}"),
    };

    private string? String(string expected) => Is(JsonTokenType.String, expected) ? Value() : null;

    private string? Value() => _json.ValueIsEscaped ? _json.GetString() : strings.Of(_json.ValueSpan);

    private bool Is(JsonTokenType type, string expected)
    {
        if (_json.TokenType == type) return true;
        if (_json.TokenType is not JsonTokenType.Null) Wrong<string>(expected, Kind());
        _json.Skip();
        return false;
    }

    private string Kind() => _json.TokenType switch
    {
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.StartObject => "an object",
        _ => "a list",
    };

    private string Shown() => _json.ValueSpan.Length <= 24 ? Encoding.ASCII.GetString(_json.ValueSpan) : "a longer number";

    private T? Wrong<T>(string expected, string found)
    {
        Problem ??= $"{Encoding.UTF8.GetString(Name)}: expected {expected}, found {found}";
        _json.Skip();
        return default;
    }
}
