using Investigator.Domain.Sharing.Inbound;

namespace Investigator.Tests.Sharing.Inbound;

/// <summary>STIX patterns of strangers: what can be compared here is, and of the rest it is said why not.</summary>
public sealed class ReportedPatternTests
{
    [Theory]
    [InlineData("[ipv4-addr:value = '198.51.100.7' OR ipv4-addr:value = '198.51.100.8']", 2)]
    [InlineData("[ipv4-addr:value IN ('198.51.100.7', '198.51.100.8', '198.51.100.9')]", 3)]
    [InlineData("[ipv4-addr:value = '198.51.100.7'] OR [domain-name:value = 'mail.example']", 2)]
    [InlineData("([ipv4-addr:value = '198.51.100.7'] OR ([domain-name:value = 'mail.example']))", 2)]
    [InlineData("[(ipv4-addr:value = '198.51.100.7' OR (domain-name:value = 'mail.example'))]", 2)]
    [InlineData("[network-traffic:src_ref.value = '198.51.100.7']", 1)]
    [InlineData("[ipv4-addr:value == '198.51.100.7/32']", 1)]
    public void Alternatives_are_looked_for_each_by_itself(string pattern, int count)
    {
        var matches = ReportedPattern.Read(pattern);
        Assert.Equal(count, matches.Count);
        Assert.All(matches, m => Assert.Null(m.WhyNot));
    }

    [Theory]
    [InlineData("[file:hashes.'SHA-256' = 'abc']", "keeps nothing that answers file")]
    [InlineData("[ipv4-addr:value = '198.51.100.7' AND domain-name:value = 'mail.example']", "several things")]
    [InlineData("[ipv4-addr:value = '198.51.100.7'] FOLLOWEDBY [ipv4-addr:value = '198.51.100.8']", "FOLLOWEDBY")]
    [InlineData("[ipv4-addr:value = '198.51.100.7'] AND [ipv4-addr:value = '198.51.100.8']", "joins observations")]
    [InlineData("[ipv4-addr:value = '198.51.100.7'] WITHIN 5 SECONDS", "WITHIN")]
    [InlineData("[domain-name:value MATCHES '^(a+)+$']", "MATCHES can't be compared")]
    [InlineData("[ipv4-addr:value != '198.51.100.7']", "can't be compared")]
    [InlineData("[ipv4-addr:value NOT IN ('198.51.100.7')]", "can't be compared")]
    [InlineData("[email-addr:value = 'a@mail.example']", "no e-mail addresses")]
    [InlineData("[ipv4-addr:value = '10.0.0.1']", "not a public address")]
    [InlineData("[ipv4-addr:value = '0x7f.1']", "not an IP address")]
    [InlineData("[ipv4-addr:value = '198.0.0.0/8']", "wider than /16")]
    [InlineData("[ipv6-addr:value ISSUBSET '2001:db8::/33']", "wider than /36")]
    [InlineData("[x-distillation-trace:kind = 'card-number' AND x-distillation-trace:value = '4111']", "no trace of the kind")]
    [InlineData("[x-distillation-trace:kind = 'account-hmac-sha256' AND x-distillation-trace:value = 'acc-7']", "64 hexadecimal")]
    [InlineData("[x-distillation-trace:value = 'revoked']", "kind and its value together")]
    [InlineData("[ipv4-addr:value = '198.51.100.7'", "can't be read")]
    [InlineData("ipv4-addr:value = '198.51.100.7'", "can't be read")]
    [InlineData("[ipv4-addr:value = '198.51.100.7]", "does not end")]
    [InlineData("[ipv4-addr:value = ]", "can't be read")]
    [InlineData("[]", "can't be read")]
    [InlineData("", "ends too early")]
    [InlineData("[\u202E\0;", "can't be read")]
    public void What_cannot_be_looked_for_says_why(string pattern, string why)
    {
        var match = Assert.Single(ReportedPattern.Read(pattern));
        Assert.Contains(why, match.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regular_expression_of_a_stranger_is_never_run()
    {
        var pattern = $"[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' MATCHES '{string.Concat(Enumerable.Repeat("(a+)+", 700))}$']";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Contains("MATCHES can't be compared", Assert.Single(ReportedPattern.Read(pattern)).WhyNot, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        // Nor does any type of the readers hold one.
        Assert.DoesNotContain(typeof(ReportedPattern).Assembly.GetTypes().Where(type => type.Namespace == typeof(ReportedPattern).Namespace),
            type => type.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
                .Any(field => field.FieldType == typeof(System.Text.RegularExpressions.Regex)));
    }

    [Fact]
    public void Brackets_alternatives_and_length_are_bounded()
    {
        string Deep(int n) => $"[{new string('(', n)}ipv4-addr:value = '198.51.100.7'{new string(')', n)}]";
        Assert.Null(Assert.Single(ReportedPattern.Read(Deep(InboundLimits.PatternDepth))).WhyNot);
        Assert.Contains("too deep", Assert.Single(ReportedPattern.Read(Deep(InboundLimits.PatternDepth + 1))).WhyNot, StringComparison.Ordinal);
        var many = string.Join(" OR ", Enumerable.Range(0, InboundLimits.Alternatives + 1).Select(n => $"autonomous-system:number = {n + 1}"));
        Assert.Contains("more than 100 alternatives", Assert.Single(ReportedPattern.Read($"[{many}]")).WhyNot, StringComparison.Ordinal);
        var product = string.Join(" AND ", Enumerable.Range(0, 12).Select(n => $"(a:b = 'x{n}' OR a:c = 'y{n}')"));
        Assert.Contains("more than 100 alternatives", Assert.Single(ReportedPattern.Read($"[{product}]")).WhyNot, StringComparison.Ordinal);
        Assert.Contains("longer than", Assert.Single(ReportedPattern.Read(new string('[', InboundLimits.PatternLength + 1))).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_text_comes_is_answered()
    {
        var random = new Random(7);
        string[] parts = ["[", "]", "(", ")", "'", "\\", "ipv4-addr:value", "=", "!=", "IN", "NOT", "AND", "OR", "FOLLOWEDBY", "'198.51.100.7'", ",", " ", "x:y[*].'z'", "t'2020'", "\uD800", "EXISTS", "ISSUBSET", "1"];
        for (var n = 0; n < 20_000; n++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)] + (random.Next(2) == 0 ? " " : "")));
            Assert.NotEmpty(ReportedPattern.Read(pattern));
        }
    }
}
