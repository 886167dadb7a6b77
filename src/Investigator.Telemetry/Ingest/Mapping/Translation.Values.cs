using System.Buffers.Text;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <content>From found values to canonical ones.</content>
internal sealed partial class Translation
{
    private (bool Written, string? Problem) Write(Rule rule, Place place, ReadOnlySpan<byte> input)
    {
        switch (ConversionOf(rule, place))
        {
            case Conversion.SystemText: return Texts(rule, place, input, MessageText.System);
            case Conversion.PromptText: return Texts(rule, place, input, MessageText.Prompt);
            case Conversion.ResponseText: return Texts(rule, place, input, ResponseText.Find);
            case Conversion.Turn: return Counted(rule, place, input, static said => MessageText.Turn(said));
            case Conversion.Count: return Counted(rule, place, input, static said => said.ValueKind switch { JsonValueKind.Array => said.GetArrayLength(), JsonValueKind.Object => said.EnumerateObject().Count(), _ => null });
        }
        var text = Said(place, input, out var problem);
        if (problem is not null || text.IsEmpty) return (false, problem);
        if (rule.Type is FieldType.Address || place.Alternative.As is Conversion.Address) return Address(rule, place, text);
        problem = rule.Type switch
        {
            FieldType.Time => Time(rule, place, text),
            FieldType.Whole => Whole(rule, place, text),
            FieldType.Decimal => Decimal(rule, place, text),
            FieldType.Flag or FieldType.FlagOrCount => Flag(rule, text),
            FieldType.Text or FieldType.Address or FieldType.SystemText or FieldType.PromptText or FieldType.ResponseText => String(rule, place, text),
        };
        return (problem is null && !(rule.Field == "latency_ms" && _skipped), problem);
    }

    private static Conversion ConversionOf(Rule rule, Place place) => place.Alternative.As is not Conversion.Natural || place.Constant is not null ? place.Alternative.As : rule.Type switch
    {
        FieldType.SystemText => Conversion.SystemText,
        FieldType.PromptText => Conversion.PromptText,
        FieldType.ResponseText => Conversion.ResponseText,
        _ => Conversion.Natural,
    };

    /// <summary>The place's value as text after joining, pattern and map; empty: not said.</summary>
    private ReadOnlySpan<byte> Said(Place place, ReadOnlySpan<byte> input, out string? problem)
    {
        problem = null;
        var alternative = place.Alternative;
        if (place.Constant is { } constant) return constant;
        if (alternative.IsElapsed) return Elapsed(place, input);
        ReadOnlySpan<byte> text;
        if (place.Slots.Length > 1)
        {
            _text.Clear();
            foreach (var slot in place.Slots)
            {
                if (!_found[slot].IsSaid) return [];
                if (_text.Length > 0) _text.Append(place.With);
                _text.Append(_found.Text(_found[slot], input, _number));
            }
            text = _text.Span;
        }
        else
        {
            ref readonly var found = ref _found[place.Slots[0]];
            if (!found.IsSaid) return [];
            text = _found.Text(found, input, _number);
            if (alternative.As is Conversion.Digest) return Digest(text);
        }
        if (!Utf8.IsValid(text))
        {
            problem = "is no valid UTF-8";
            return [];
        }
        if (alternative.Pattern is { } pattern)
        {
            var match = pattern.Match(Encoding.UTF8.GetString(text));
            text = match.Success ? Encoding.UTF8.GetBytes(match.Groups[1].Value) : [];
        }
        if (text.IsEmpty || (alternative.Map is null && alternative.Else is null)) return text;
        if (alternative.Map is { } map && map.TryGetValue(Encoding.UTF8.GetString(text), out var mapped)) return Encoding.UTF8.GetBytes(mapped);
        if (alternative.Else is { } other) return Encoding.UTF8.GetBytes(other);
        return text;
    }

    private ReadOnlySpan<byte> Elapsed(Place place, ReadOnlySpan<byte> input)
    {
        ref readonly var from = ref _found[place.Slots[0]];
        ref readonly var to = ref _found[place.Slots[1]];
        if (!from.IsSaid || !to.IsSaid) return [];
        var begin = SourceTime.Read(_found.Text(from, input, _number), place.Alternative.As, place.Alternative.Zone);
        var end = SourceTime.Read(_found.Text(to, input, _number), place.Alternative.As, place.Alternative.Zone);
        if (begin is null || end is null || end < begin) return [];
        Utf8Formatter.TryFormat((long)Math.Round((end.Value - begin.Value).TotalMilliseconds), _number, out var length);
        return _number.AsSpan(0, length);
    }

    private static byte[] Digest(ReadOnlySpan<byte> record) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(XxHash128.Hash(record)));

    private string? Time(Rule rule, Place place, ReadOnlySpan<byte> text)
    {
        if (SourceTime.Read(text, place.Alternative.As, place.Alternative.Zone) is not { } utc) return $"\"{Shown(text)}\" is no time";
        Span<byte> written = stackalloc byte[40];
        _line.Text(rule.Name, written[..SourceTime.Write(utc, written)]);
        return null;
    }

    private bool _skipped;

    private string? Whole(Rule rule, Place place, ReadOnlySpan<byte> text)
    {
        _skipped = false;
        text = text.Trim((byte)' ');
        if (!Utf8Parser.TryParse(text, out long value, out var used) || used != text.Length || place.Alternative.Scale is not null)
        {
            if (!Utf8Parser.TryParse(text, out double number, out used) || used != text.Length || !double.IsFinite(number)) return $"\"{Shown(text)}\" is no whole number";
            number *= place.Alternative.Scale ?? 1;
            if (place.Alternative.Scale is null && number != Math.Floor(number)) return $"\"{Shown(text)}\" is no whole number";
            if (Math.Abs(number) >= 9e18) return $"\"{Shown(text)}\" is too large";
            value = (long)Math.Round(number);
        }
        // Gateways whose clocks disagree write negative durations: then nobody knows how long it took.
        if (rule.Field == "latency_ms" && value < 0) _skipped = true;
        else _line.Number(rule.Name, value);
        return null;
    }

    private string? Decimal(Rule rule, Place place, ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out double value, out var used) || used != text.Length || !double.IsFinite(value)) return $"\"{Shown(text)}\" is no number";
        _line.Number(rule.Name, value * (place.Alternative.Scale ?? 1));
        return null;
    }

    private string? Flag(Rule rule, ReadOnlySpan<byte> text)
    {
        if (Ascii.EqualsIgnoreCase(text, "true"u8) || text.SequenceEqual("1"u8)) _line.Flag(rule.Name, true);
        else if (Ascii.EqualsIgnoreCase(text, "false"u8) || text.SequenceEqual("0"u8)) _line.Flag(rule.Name, false);
        else if (rule.Type is FieldType.FlagOrCount && Utf8Parser.TryParse(text, out int count, out var used) && used == text.Length) _line.Number(rule.Name, count);
        else return $"\"{Shown(text)}\" is neither true nor false";
        return null;
    }

    private string? String(Rule rule, Place place, ReadOnlySpan<byte> text)
    {
        if (place.Alternative.As is Conversion.Lower) text = Lower(text);
        if (place.Prefix.Length > 0) text = (byte[])[.. place.Prefix, .. text];
        _line.Text(rule.Name, text);
        return null;
    }

    private (bool, string?) Address(Rule rule, Place place, ReadOnlySpan<byte> text)
    {
        if (!SourceAddress.Read(text, out var address)) return (false, $"\"{Shown(text)}\" is no address");
        if (address is null) return (false, null);
        _line.Text(rule.Name, Encoding.UTF8.GetBytes(place.Alternative.Prefix + address));
        return (true, null);
    }

    private static byte[] Lower(ReadOnlySpan<byte> text)
    {
        var lower = text.ToArray();
        foreach (ref var letter in lower.AsSpan())
            if (letter is >= (byte)'A' and <= (byte)'Z') letter += 32;
        return lower;
    }

    internal static string Shown(ReadOnlySpan<byte> text) => text.Length <= 60 ? Encoding.UTF8.GetString(text) : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(text[..60])}… ({text.Length} bytes)");
}
