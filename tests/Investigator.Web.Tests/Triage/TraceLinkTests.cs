using System.ComponentModel.DataAnnotations;
using Bunit;
using Investigator.Domain.Usage;
using Investigator.Web.Triage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Tests.Triage;

/// <summary>From a request to its trace, where the operator has said where traces are looked at.</summary>
public sealed class TraceLinkTests : ConsoleContext
{
    private readonly TriageOptions _options = new();

    public TraceLinkTests() => Services.AddSingleton(Options.Create(_options));

    [Theory]
    [InlineData("", true)]
    [InlineData("https://traces.example/trace/{trace}?view=1", true)]
    [InlineData("https://traces.example/", false)]
    [InlineData("/trace/{trace}", false)]
    [InlineData("javascript:alert('{trace}')", false)]
    public void An_address_that_is_none_of_the_web_or_has_no_place_for_the_trace_is_refused_at_the_start(string link, bool fits)
    {
        var options = new TriageOptions { TraceLink = link };

        Assert.Equal(fits, Validator.TryValidateObject(options, new(options), [], validateAllProperties: true));
    }

    [Fact]
    public void A_request_leads_to_its_trace_and_a_hostile_id_stays_in_its_place()
    {
        _options.TraceLink = "https://traces.example/trace/{trace}?view=1";

        var links = Links(Request("e1", "abc123"), Request("e2", "../../admin?x=\"><script>"), Request("e3", null));

        Assert.Equal(["https://traces.example/trace/abc123?view=1", "https://traces.example/trace/..%2F..%2Fadmin%3Fx%3D%22%3E%3Cscript%3E?view=1"], links.Select(link => link.GetAttribute("href")));
        Assert.All(links, link => Assert.Equal("noopener noreferrer", link.GetAttribute("rel")));
    }

    [Fact]
    public void Without_the_address_no_request_has_a_link() => Assert.Empty(Links(Request("e1", "abc123")));

    private IReadOnlyList<AngleSharp.Dom.IElement> Links(params IReadOnlyList<UsageEvent> events) => Render<EventTable>(p => p.Add(t => t.Events, events)).FindAll("[data-testid=trace]");

    private static UsageEvent Request(string id, string? trace) => new() { EventId = new(id), Time = Noon, AccountId = new("acc-1"), RequestedModel = "large", InputTokens = 1, OutputTokens = 1, TraceId = trace };
}
