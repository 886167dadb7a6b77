using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Tests.Triage.Queries;

/// <summary>Queries that ask every field in every way it can be asked.</summary>
internal static class QueryExamples
{
    public static IEnumerable<Query> EveryField() => QueueFields.All.All.SelectMany(f => Of(f)).Concat(["word", "wo*rd", "not word", "score:>0.5 or word"]).Select(text => Read(text));

    public static IEnumerable<Query> Of(QueryFields fields) => fields.All.SelectMany(f => Of(f)).Select(text => Query.Read(text, fields).Query ?? throw new ArgumentException(text, nameof(fields)));

    public static Query Read(string text) => Query.Read(text, QueueFields.All) is { Query: { } query } ? query : throw new ArgumentException($"{text}: {Query.Read(text, QueueFields.All).Fault}", nameof(text));

    private static IEnumerable<string> Of(QueryField field) => field.Kind switch
    {
        QueryFieldKind.Number => [$"{field.Name}:1", $"{field.Name}:>1", $"{field.Name}:<=1.5", $"{field.Name}:1..2", $"not {field.Name}:in (1, 2)"],
        QueryFieldKind.Time => [$"{field.Name}:>-7d", $"{field.Name}:2026-03-01", $"{field.Name}:<=2026-03-01", $"not {field.Name}:2026-03-01..2026-03-05"],
        QueryFieldKind.Choice => [.. field.Choices.Select(c => $"{field.Name}:{c}"), $"not {field.Name}:({string.Join(',', field.Choices)})"],
        QueryFieldKind.Exact => [$"{field.Name}:word", $"{field.Name}:11111111-1111-1111-1111-111111111111", $"not {field.Name}:(a, b)"],
        _ => [$"{field.Name}:word", $"{field.Name}:wo*rd", $"not {field.Name}:(a, b*)", .. field.Choices.Select(c => $"{field.Name}:{c}")],
    };
}
