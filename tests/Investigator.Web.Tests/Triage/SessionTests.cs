using Bunit;
using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Tests.Detection;
using Investigator.Web.Triage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Triage;

public sealed class SessionTests : ConsoleContext
{
    private readonly UsageInMemory _usage = new();
    private readonly FakeTimeProvider _clock = new(Noon);

    public SessionTests() => Services.AddSingleton<IAccountUsage>(_usage).AddSingleton<ICoverage>(new CoverageInMemory("prompt")).AddSingleton<TimeProvider>(_clock);

    [Fact]
    public void Each_request_says_what_the_session_had_come_to_and_which_template_it_fills_with_what()
    {
        Add(42, 1, 0.9);
        Add(42, 2, null);
        Add(42, 1, 0.6);
        Add(7, 9, null);

        var page = Open();

        Assert.Equal(["0.90", "0.45", "0.50", "0.38"], page.FindAll("[data-testid=so-far]").Select(cell => cell.TextContent));
        Assert.Equal(["A1", "A2", "A1"], page.FindAll("[data-testid=event-row] .template").Select(letter => letter.TextContent));
    }

    [Fact]
    public void Each_request_says_which_tools_were_offered_and_what_its_answer_was_asked_to_be_like()
    {
        _usage.Events.Add(Event(1, null, null, null) with { ToolCount = 2, Temperature = 0.2, TopP = 0.95, MaxTokens = 4_096, Choices = 1, LogProbabilities = 5, ReasoningTokens = 1_200, Stream = true, Turn = 3, StopReason = "<b>max\u202e" });
        _usage.Events.Add(Event(2, null, null, null));

        var cells = Open().FindAll("[data-testid=parameters]");

        Assert.Equal("2 tools, temperature 0.2, top-p 0.95, at most 4,096 tokens, 1 answer, 5 log-probabilities, 1,200 tokens of reasoning, streamed, turn 3, ended by <b>max⟨U+202E⟩", cells[0].TextContent);
        Assert.Empty(cells[0].QuerySelectorAll("b"));
        Assert.Equal("–", cells[1].TextContent);
    }

    [Fact]
    public void The_wording_of_a_template_is_shown_with_its_slots_marked_and_as_text()
    {
        Add(42, 1, null);
        Add(42, 2, null);
        Labels.Labels[42UL.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)] = "write ‹number› <b>riddles</b> about ‹quote";

        var templates = Open().Find("[data-testid=session-templates]");

        Assert.Equal(["‹number›"], templates.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Contains("<b>riddles</b> about ‹quote", templates.TextContent, StringComparison.Ordinal);
        Assert.Empty(templates.QuerySelectorAll("b"));
        Assert.Contains("2 requests, 2 different contents", templates.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_score_of_a_later_page_counts_the_requests_before_it()
    {
        for (var n = 0; n < 60; n++) Add(42, (ulong)n, n < 50 ? 1 : null);
        var page = Open();

        page.Find("[data-next]").Click();

        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("[data-testid=event-row]").Count));
        Assert.Equal("0.98", page.Find("[data-testid=so-far]").TextContent); // 50 of 51
        Assert.Equal("0.83", page.FindAll("[data-testid=so-far]")[^1].TextContent); // 50 of 60
    }

    [Fact]
    public void A_replay_shows_one_request_after_another_and_can_be_cut_short()
    {
        for (var n = 0; n < 4; n++) Add(42, (ulong)n, null);
        var page = Open();

        page.Find("[data-testid=replay]").Click();
        Assert.Single(page.FindAll("[data-testid=event-row]"));
        Assert.Contains("1 of 4", page.Find("[data-testid=replay-says]").TextContent, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=event-row]").Count));

        page.Find("[data-testid=replay-stop]").Click();
        Assert.Equal(4, page.FindAll("[data-testid=event-row]").Count);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(4, page.FindAll("[data-testid=event-row]").Count);
    }

    [Fact]
    public void Templates_beyond_the_letters_and_requests_without_text_have_none()
    {
        var many = Enumerable.Range(0, 60).Select(n => Event(n, (ulong)(n / 2), null, null)).ToList();

        Assert.Equal(26, SessionTemplate.Of(many).Count);
        Assert.Equal(0, SessionTemplate.Of(many)[0].Contents);
        Assert.All(SessionStep.Of([Event(0, null, null, null)], []), step => Assert.Equal((0d, null, null), (step.Score, step.Template, step.Filling)));
        Assert.Empty(SessionStep.Of([], []));
    }

    private void Add(ulong skeleton, ulong content, double? family) => _usage.Events.Add(Event(_usage.Events.Count, skeleton, content, family));

    private static UsageEvent Event(int number, ulong? skeleton, ulong? content, double? family) => new()
    {
        EventId = new($"e{number}"),
        Time = Noon.AddMinutes(number),
        AccountId = new("acc-1"),
        RequestedModel = "large",
        InputTokens = 1,
        OutputTokens = 1,
        SessionId = new("s-1"),
        Skeleton = skeleton,
        SimHash = content,
        Family = family is null ? null : "reasoning",
        FamilyScore = (float?)family,
    };

    private IRenderedComponent<SessionPage> Open() => Render<SessionPage>(p => p.Add(s => s.Id, "acc-1").Add(s => s.Session, "s-1"));
}
