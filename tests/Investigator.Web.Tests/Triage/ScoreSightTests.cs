using Bunit;
using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;
using Investigator.Web.Tests.Detection;
using Investigator.Web.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

public sealed class ScoreSightTests : ConsoleContext
{
    private readonly CoverageInMemory _coverage = new();

    public ScoreSightTests()
    {
        Services.AddSingleton<ICoverage>(_coverage);
        foreach (var detector in DetectorCatalogue.Create()) Services.AddSingleton(detector);
    }

    [Fact]
    public void A_field_that_never_arrives_is_named_with_the_detectors_that_see_nothing_without_it()
    {
        _coverage.Fields = ["ip", "status", "output_tokens", "time", "created_at"];
        var says = Render<ScoreSight>().Find("[data-testid=score-sight]").TextContent;
        Assert.Contains("lower than it could be", says, StringComparison.Ordinal);
        Assert.Contains("prompt never arrives", says, StringComparison.Ordinal);
        Assert.Contains("Asks for reasoning traces", says, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_everything_arrives_it_says_so()
    {
        _coverage.Fields = [.. DetectorCatalogue.Create().SelectMany(d => d.Info.Needs)];
        Assert.Contains("every field that a detector in code needs arrives", Render<ScoreSight>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_anything_was_counted_it_says_nothing() => Assert.Empty(Render<ScoreSight>().FindAll("[data-testid=score-sight]"));
}
