using System.Globalization;
using System.Text;
using Investigator.Domain.Sharing;

namespace Investigator.Tests.Sharing.Inbound;

/// <summary>STIX as another provider would send it.</summary>
internal static class AReport
{
    public static readonly DateTimeOffset Written = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static byte[] Bundle(params string[] objects) =>
        Encoding.UTF8.GetBytes($$"""{"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","objects":[{{string.Join(',', objects)}}]}""");

    public static string Address(string value, int confidence = 80, int number = 1, DateTimeOffset? modified = null, DateTimeOffset? until = null, bool revoked = false) =>
        Indicator($"[{(value.Contains(':', StringComparison.Ordinal) ? "ipv6" : "ipv4")}-addr:value = '{value}']", confidence, number, modified, until, revoked);

    public static string Hash(IndicatorKind kind, string value, int number = 1) =>
        Indicator($"[x-distillation-trace:kind = '{kind.Word()}' AND x-distillation-trace:value = '{value}']", 80, number);

    public static string Indicator(string pattern, int confidence = 80, int number = 1, DateTimeOffset? modified = null, DateTimeOffset? until = null, bool revoked = false) => $$"""
        {"type":"indicator","spec_version":"2.1","id":"{{Id(number)}}","created":"2026-02-01T00:00:00.000Z","modified":"{{Time(modified ?? Written)}}","name":"Pool <b>7</b>",
        "pattern":"{{pattern}}","pattern_type":"stix","valid_from":"2026-02-20T00:00:00.000Z"{{(until is { } end ? $",\"valid_until\":\"{Time(end)}\"" : "")}},"confidence":{{confidence}}{{(revoked ? ",\"revoked\":true" : "")}},
        "object_marking_refs":["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"]}
        """;

    public static string Sighting(int count = 3, bool revoked = false, DateTimeOffset? modified = null) => $$"""
        {"type":"sighting","spec_version":"2.1","id":"sighting--6f0c5a3e-0d6c-4c57-8e0e-000000000001","created":"2026-02-01T00:00:00.000Z","modified":"{{Time(modified ?? Written)}}","sighting_of_ref":"{{Id(9)}}","count":{{count}}{{(revoked ? ",\"revoked\":true" : "")}}}
        """;

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"indicator--6f0c5a3e-0d6c-4c57-8e0e-{number:D12}");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
