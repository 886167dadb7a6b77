using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Alerts;
using Investigator.Web.Sharing.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing.Alerts;

/// <summary>What an administrator sees and does on the page of alerts.</summary>
public sealed class AlertsPageTests : ConsoleContext
{
    private readonly Destinations _desk = new();

    public AlertsPageTests()
    {
        Services.AddSingleton<IAlertDestinations>(_desk);
        SignIn("admin-1", "Admin 1", Role.Admin);
    }

    [Fact]
    public void Without_a_destination_it_says_that_nothing_leaves()
    {
        var page = Render<AlertsPage>();
        page.WaitForAssertion(() => Assert.Contains("No alert leaves this console", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void While_it_loads_it_says_so()
    {
        _desk.Loads = new TaskCompletionSource<IReadOnlyList<AlertDestinationRow>>();
        Assert.NotNull(Render<AlertsPage>().Find("[data-testid=loading]"));
    }

    [Fact]
    public void Each_destination_says_how_it_does_and_hostile_names_stay_text()
    {
        _desk.Rows.AddRange([Row("new"), Row("well") with { DeliveredAt = Noon, Delivered = 1234 }, Row("<b>down</b>") with { Failures = 3, Trouble = "It answered 500." }, Row("gone") with { EndedAt = Noon }]);
        var page = Render<AlertsPage>();
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("[data-testid=destination-row]").Count));
        var health = page.FindAll("[data-testid=destination-health]").Select(h => h.TextContent.Trim()).ToList();
        Assert.Equal("nothing to tell yet", health[0]);
        Assert.StartsWith("well, last taken", health[1], StringComparison.Ordinal);
        Assert.StartsWith("failing, 3 in a row: It answered 500.", health[2], StringComparison.Ordinal);
        Assert.StartsWith("ended", health[3], StringComparison.Ordinal);
        Assert.Contains("1,234", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("td b"));
    }

    [Fact]
    public void What_is_wrong_with_a_new_one_is_told_and_its_secret_is_shown_once()
    {
        var page = Render<AlertsPage>();
        page.WaitForAssertion(() => page.Find("[data-testid=make-destination]"));
        page.Find("[data-testid=make-destination]").Click();
        page.Find("form").Submit();
        Messages.WaitForAssertion(() => Assert.Contains("Give it a name.", Messages.Markup, StringComparison.Ordinal));

        page.Find("[data-testid=alert-way]").Change(nameof(AlertTransport.Http));
        page.FindAll("input[type=text]")[0].Input("soc");
        page.FindAll("input[type=text]")[1].Input("https://soc.example/in");
        page.Find("input[type=password]").Input("Bearer x");
        page.Find("[data-testid=alert-form]").Change("cef");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("whsec_once", page.Find("[data-testid=new-secret]").TextContent, StringComparison.Ordinal));
        Assert.Equal(new AlertDestinationPlan("soc", AlertTransport.Http, "https://soc.example/in", "cef", AlertKinds.All, "Bearer x"), _desk.Asked);
    }

    private static AlertDestinationRow Row(string name) =>
        new(Guid.NewGuid(), name, AlertTransport.SyslogTls, "collector:6514", "ocsf", AlertKinds.All, "Admin 1", Noon, null, null, 0, 0, null, Noon);

    private sealed class Destinations : IAlertDestinations
    {
        public List<AlertDestinationRow> Rows { get; } = [];

        public TaskCompletionSource<IReadOnlyList<AlertDestinationRow>>? Loads { get; set; }

        public AlertDestinationPlan? Asked { get; private set; }

        public Task<IReadOnlyList<AlertDestinationRow>> LoadAsync(Person by, CancellationToken ct) => Loads?.Task ?? Task.FromResult<IReadOnlyList<AlertDestinationRow>>(Rows);

        public Task<Done<NewAlertDestination>> CreateAsync(Person by, AlertDestinationPlan plan, CancellationToken ct)
        {
            if (plan.Check() is { } wrong) return Task.FromResult<Done<NewAlertDestination>>(wrong);
            Asked = plan;
            return Task.FromResult<Done<NewAlertDestination>>(new NewAlertDestination(Guid.NewGuid(), plan.Name, "whsec_once"));
        }

        public Task<Refusal?> EndAsync(Person by, Guid destination, CancellationToken ct) => Task.FromResult<Refusal?>(null);

        public Task<Refusal?> TryNowAsync(Person by, Guid destination, CancellationToken ct) => Task.FromResult<Refusal?>(null);
    }
}
