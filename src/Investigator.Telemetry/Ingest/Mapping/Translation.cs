using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>
/// Writes the record at hand as a line of the native format, which the native reader then checks like any other: one place decides what is valid.
/// Not thread-safe; one per delivery.
/// </summary>
internal sealed partial class Translation
{
    private readonly Rule[] _rules;
    private readonly IngestStream _stream;
    private readonly FoundValues _found;
    private readonly Utf8Text _text = new();
    private readonly byte[] _number = new byte[64];
    private readonly NativeLine _line = new();

    public Translation(MappingPlan plan, FoundValues found)
    {
        _found = found;
        _stream = plan.Mapping.Stream;
        _rules = [.. plan.Mapping.Fields.Select(rule => new Rule(rule, plan))];
    }

    /// <summary>The line of the record last translated.</summary>
    public ReadOnlySpan<byte> Line => _line.Span;

    /// <summary>Positions of the fields that a weak place filled.</summary>
    public List<int> Weak { get; } = [];

    /// <returns>What could not be translated, or <c>null</c>.</returns>
    public string? Translate(ReadOnlySpan<byte> input)
    {
        _line.Begin();
        Weak.Clear();
        foreach (var rule in _rules)
            if (Field(rule, input) is { } problem) return problem;
        if (_stream is IngestStream.Events && Status(input) is { } wrong) return wrong;
        _line.End();
        return null;
    }

    /// <summary>Where the mapping looks for a field, for a person whose record lacks it.</summary>
    public string? PlacesOf(string field) =>
        Array.Find(_rules, rule => rule.Field == field) is { } rule ? string.Join(", ", rule.Places.SelectMany(p => p.Alternative.From).Distinct(StringComparer.Ordinal)) : null;

    private string? Field(Rule rule, ReadOnlySpan<byte> input)
    {
        if (rule.Field == "status" && _stream is IngestStream.Events) return null;
        foreach (var place in rule.Places)
        {
            var (written, problem) = Write(rule, place, input);
            if (problem is not null) return $"{rule.Field}: {problem} ({string.Join(", ", place.Alternative.From)})";
            if (!written) continue;
            if (place.Alternative.Weak is not null) Weak.Add(rule.Position);
            return null;
        }
        return null;
    }

    // The one field whose name is a number in one stream and a word in the other.
    private string? Status(ReadOnlySpan<byte> input)
    {
        if (Array.Find(_rules, rule => rule.Field == "status") is not { } rule) return null;
        foreach (var place in rule.Places)
        {
            var text = Said(place, input, out var problem);
            if (problem is not null) return "status: " + problem;
            if (text.IsEmpty) continue;
            return Whole(rule, place, text) is { } wrong ? $"status: {wrong} ({string.Join(", ", place.Alternative.From)})" : null;
        }
        return null;
    }

    private sealed class Rule(FieldRule rule, MappingPlan plan)
    {
        public string Field => rule.Field;

        public byte[] Name { get; } = System.Text.Encoding.UTF8.GetBytes(rule.Field);

        public FieldType Type { get; } = FieldTypes.Of(rule.Field);

        public int Position { get; } = CanonicalFields.Of(plan.Mapping.Stream).ToList().IndexOf(rule.Field);

        public Place[] Places { get; } = [.. rule.Alternatives.Select(alternative => new Place(alternative, plan))];
    }

    private sealed class Place(Alternative alternative, MappingPlan plan)
    {
        public Alternative Alternative => alternative;

        public int[] Slots { get; } = [.. alternative.From.Select(plan.SlotOf)];

        public bool IsNumbered { get; } = alternative.From is [var only] && only.EndsWith(".*", StringComparison.Ordinal);

        public byte[]? Constant { get; } = alternative.Value is { } value ? System.Text.Encoding.UTF8.GetBytes(value) : null;

        public byte[] With { get; } = System.Text.Encoding.UTF8.GetBytes(alternative.With ?? "");

        public byte[] Prefix { get; } = System.Text.Encoding.UTF8.GetBytes(alternative.Prefix ?? "");
    }
}
