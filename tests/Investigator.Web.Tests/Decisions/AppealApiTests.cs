using System.Net;
using System.Net.Http.Json;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Decisions;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>How a support system brings in appeals.</summary>
public sealed class AppealApiTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person Reviewer = new("reviewer-1", "Reviewer 1", Role.Reviewer);

    [Fact]
    public async Task An_appeal_comes_in_is_decided_and_its_answer_is_read_back()
    {
        var desk = console.Services.GetRequiredService<IFreezeDesk>();
        Assert.Null((await desk.FreezeAccountAsync(Analyst, new("acc-appeals"), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(7), CancellationToken.None)).Refusal);
        using var support = await UsageSender.WithAsync(console, ApiScope.Appeals, "support");

        using var made = await BringAsync(support, """{"account_id":"acc-appeals","text":"We are a school. <b>","reference":"T-1"}""");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var appeal = (await made.Content.ReadFromJsonAsync<AppealReply>())!;
        Assert.Equal(("open", "T-1", TimeSpan.FromDays(14)), (appeal.State, appeal.Reference, appeal.DueAt - appeal.ReceivedAt));
        using var again = await BringAsync(support, """{"account_id":"acc-appeals","text":"We are a school. <b>","reference":"T-1"}""");
        Assert.Equal(appeal.Id, (await again.Content.ReadFromJsonAsync<AppealReply>())!.Id);
        Assert.Equal(HttpStatusCode.Conflict, (await BringAsync(support, """{"account_id":"acc-appeals","text":"Once more.","reference":"T-2"}""")).StatusCode);

        var appeals = console.Services.GetRequiredService<IAppeals>();
        Assert.Null(await appeals.TakeAsync(Reviewer, appeal.Id, 0, CancellationToken.None));
        Assert.Null(await appeals.DecideAsync(Reviewer, appeal.Id, 1, true, "You were right.", CancellationToken.None));
        var after = (await (await support.GetAsync($"/api/v1/appeals/{appeal.Id}")).Content.ReadFromJsonAsync<AppealReply>())!;
        Assert.Equal(("overturned", "You were right."), (after.State, after.Answer));

        var statement = await (await support.GetAsync($"/api/v1/appeals/statements/{appeal.DecisionId}")).Content.ReadAsStringAsync();
        Assert.Contains("The service is suspended.", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("card", statement, StringComparison.Ordinal);
        using var other = await UsageSender.WithAsync(console, ApiScope.Appeals, "other");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/appeals/{appeal.Id}")).StatusCode);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.NotFound)]
    [InlineData("""{"account_id":"acc-unknown","text":"Not us."}""", HttpStatusCode.NotFound)]
    [InlineData("""{"decision_id":"00000000-0000-0000-0000-000000000000","text":"Not us."}""", HttpStatusCode.NotFound)]
    [InlineData("""{"decision_id":"not an id","text":"Not us."}""", HttpStatusCode.BadRequest)]
    [InlineData("nothing", HttpStatusCode.BadRequest)]
    public async Task What_makes_no_sense_is_refused(string body, HttpStatusCode status)
    {
        using var support = await UsageSender.WithAsync(console, ApiScope.Appeals);
        Assert.Equal(status, (await BringAsync(support, body)).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_a_gateways_key_opens_nothing_here()
    {
        using var support = await UsageSender.WithAsync(console, ApiScope.Appeals);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await BringAsync(support, $$"""{"account_id":"a","text":"{{new string('x', 70_000)}}"}""")).StatusCode);
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        Assert.Equal(HttpStatusCode.Forbidden, (await BringAsync(gateway, """{"account_id":"acc-1","text":"Not us."}""")).StatusCode);
    }

    private static async Task<HttpResponseMessage> BringAsync(UsageSender sender, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await sender.PostAsync("/api/v1/appeals", content);
    }
}
