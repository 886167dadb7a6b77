using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>One state of the console that must look right: who sees it, where it is, and what has to be done there first.</summary>
/// <param name="Name">The name of its picture.</param>
/// <param name="Person">Who looks.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Act">What brings the page into this state; <c>null</c>: nothing.</param>
public sealed record EveryScreen(string Name, string Person, string Path, Func<IPage, Task>? Act = null)
{
    /// <summary>True: the window is made as high as the page, for a picture of the whole.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>The pages behind the rail, the dialogs and the states, for a case.</summary>
    public static IReadOnlyList<EveryScreen> Of(ConsoleWithACase at) =>
    [
        new("queue-analyst", "Analyst 1", "/queue"),
        new("queue-filtered", "Analyst 1", "/queue?text=nobody"),
        new("queue-query", "Analyst 1", "/queue?q=" + Uri.EscapeDataString("score:>=0.5 off queue:Pools seen:>-3000d")),
        new("queue-query-fault", "Analyst 1", "/queue", async page =>
        {
            await new QueueScreen(page).AskAsync("queue:Pools scroe:>=0.8");
            await page.GetByTestId("query-fault").WaitForAsync();
        }),
        new("queue-query-completion", "Analyst 1", "/queue", page => new QueueScreen(page).TypeAsync("queue:Pools s")) { Whole = false },
        new("queries", "Analyst 1", "/queries"),
        new("accounts-query", "Analyst 1", "/accounts?q=" + Uri.EscapeDataString("score:>=0.5 exchanges:>100")),
        new("accounts-nothing", "Analyst 1", "/accounts?q=" + Uri.EscapeDataString("score:>2")),
        new("events-query", "Analyst 1", "/events?q=" + Uri.EscapeDataString("output:>=100 time:>-3000d")),
        new("sessions", "Analyst 1", "/sessions"),
        new("keys", "Analyst 1", "/keys"),
        new("hits", "Analyst 1", "/hits"),
        new("queue-rules", "Analyst 1", "/queue/rules"),
        new("queue-rules-reviewer", "Reviewer 1", "/queue/rules"),
        new("rule", "Analyst 1", at.Rule),
        new("rule-edit", "Analyst 1", at.Rule + "/edit"),
        new("rule-new", "Analyst 1", "/detectors/new"),
        new("rule-fault", "Analyst 1", "/detectors/new", async page =>
        {
            await new RuleEditorScreen(page).TypeAsync("reqests in 1h > 400");
            await page.GetByTestId("rule-fault").WaitForAsync();
        }),
        new("rule-completion", "Analyst 1", "/detectors/new", async page =>
        {
            await new RuleEditorScreen(page).TypeAsync("requests in 1h > 400 and distinct(");
            await page.GetByTestId("rule-offers").GetByRole(AriaRole.Option).First.WaitForAsync();
        }) { Whole = false },
        new("family-new", "Analyst 1", "/detectors/families/new", async page =>
        {
            await page.GetByTestId("family-examples").FillAsync(string.Join("\n---\n", Enumerable.Range(0, 6).Select(n => $"You are a strict examiner. Award marks for answer {(char)('a' + n)} on tort law.")));
            await page.GetByTestId("find-wordings").ClickAsync();
            await page.GetByTestId("family-fit").WaitForAsync();
        }),
        new("detector", "Manager 1", "/detectors/reasoning-elicitation"),
        new("detector-unknown", "Analyst 1", "/detectors/rule-none"),
        new("bulk-jobs", "Analyst 1", "/queue/jobs"),
        new("cluster", "Analyst 1", at.Cluster),
        new("cluster-gone", "Analyst 1", "/clusters/00000000-0000-0000-0000-000000000000"),
        new("account", "Analyst 1", at.Account, page => page.Locator("svg.main-svg").First.WaitForAsync()),
        new("account-unknown", "Analyst 1", "/accounts/nobody"),
        new("resource", "Analyst 1", at.Account, page => FollowAsync(page, page.GetByTestId("resources").GetByRole(AriaRole.Link, new() { Name = "shared with" }).First, "resource-says")),
        new("session", "Analyst 1", at.Account, page => FollowAsync(page, page.GetByTestId("session-row").First.GetByRole(AriaRole.Link).First, "session-says")),
        new("campaign", "Analyst 1", at.Campaign, page => page.Locator("svg.main-svg").First.WaitForAsync()),
        new("campaign-report", "Auditor 1", at.Campaign + "/report", page => page.GetByTestId("report-decisions").WaitForAsync()),
        new("graph-cluster", "Analyst 1", at.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal), GraphCanvas.StandsStillAsync) { Whole = false },
        new("graph-table", "Analyst 1", at.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal), page => ClickAsync(page, "graph-as-table", "graph-node-row")) { Whole = false },
        new("graph-campaign", "Analyst 1", at.Campaign.Replace("/campaigns/", "/graph?campaign=", StringComparison.Ordinal), GraphCanvas.StandsStillAsync) { Whole = false },
        new("investigations", "Analyst 1", "/graph", page => page.GetByTestId("investigations-part").GetByText("No investigation is kept yet").WaitForAsync()),
        new("investigation-gone", "Analyst 1", "/graph?investigation=00000000-0000-0000-0000-000000000000", page => page.GetByTestId("nothing").WaitForAsync()),
        new("graph-saving", "Analyst 1", at.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal), async page =>
        {
            await GraphCanvas.StandsStillAsync(page);
            await page.GetByTestId("investigation-save-as").ClickAsync();
            await page.GetByTestId("keep-investigation").WaitForAsync();
        }) { Whole = false },
        new("graph-choosing", "Analyst 1", at.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal), async page =>
        {
            await GraphCanvas.StandsStillAsync(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Choose by…" }).ClickAsync();
            await page.GetByTestId("graph-meeting").WaitForAsync();
        }) { Whole = false },
        new("dialog-tag", "Analyst 1", at.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal), async page =>
        {
            await SelectInTableAsync(page);
            await page.Keyboard.PressAsync("q");
            await page.GetByTestId("tag-dialog").WaitForAsync();
        }) { Whole = false },
        new("graph-node", "Analyst 1", GraphOf(at.Cluster), async page =>
        {
            await GraphCanvas.StandsStillAsync(page);
            await page.GetByTestId("graph-canvas").PressAsync("Home");
            await page.GetByTestId("graph-panel").WaitForAsync();
        }) { Whole = false },
        new("graph-time", "Analyst 1", GraphOf(at.Cluster), async page =>
        {
            await GraphCanvas.StandsStillAsync(page);
            await page.GetByTestId("graph-canvas").PressAsync("Home");
            await page.GetByRole(AriaRole.Button, new() { Name = "Time…" }).ClickAsync();
            await page.GetByTestId("graph-span").WaitForAsync();
        }) { Whole = false },
        new("dialog-campaign-selection", "Analyst 1", GraphOf(at.Cluster), async page =>
        {
            await SelectInTableAsync(page);
            await page.Keyboard.PressAsync("b");
            await page.GetByTestId("start-campaign-dialog").WaitForAsync();
        }) { Whole = false },
        new("dialog-freeze-selection", "Analyst 1", GraphOf(at.Cluster), async page =>
        {
            await SelectInTableAsync(page);
            await page.Keyboard.PressAsync("z");
            await page.GetByTestId("freeze-days").WaitForAsync();
            await page.GetByRole(AriaRole.Dialog).GetByTestId("loading").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }) { Whole = false },
        new("lanes", "Analyst 1", at.Campaign.Replace("/campaigns/", "/lanes?campaign=", StringComparison.Ordinal), page => new LanesScreen(page).IsDrawnAsync()) { Whole = false },
        new("lanes-table", "Analyst 1", at.Campaign.Replace("/campaigns/", "/lanes?campaign=", StringComparison.Ordinal), page => ClickAsync(page, "lanes-as-table", "lane-row")) { Whole = false },
        new("inbound", "Admin 1", "/sharing/inbound"),
        new("inbound-reports", "Reviewer 1", "/sharing/inbound/reports"),
        new("inbound-sightings", "Reviewer 1", "/sharing/inbound/sightings"),
        new("not-found", "Analyst 1", "/campaigns/00000000-0000-0000-0000-000000000000"),
        Dialog("dialog-keys", "/queue", page => KeyAsync(page, "?")),
        Dialog("dialog-palette", "/queue", page => KeyAsync(page, "Control+k")),
        Dialog("dialog-dismiss", "/queue", page => page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).First.ClickAsync()),
        Dialog("dialog-save-view", "/queue", page => page.GetByTestId("view-save").ClickAsync()),
        Dialog("dialog-hand-on", "/queue", page => page.GetByRole(AriaRole.Button, new() { Name = "Hand on" }).First.ClickAsync()),
        Dialog("dialog-bulk", "/queue", async page =>
        {
            await page.GetByLabel("Select the entries on this page").CheckAsync();
            await page.GetByTestId("bulk-Close").ClickAsync();
        }),
        Dialog("dialog-start-campaign", at.Cluster, page => page.GetByTestId("start-campaign").ClickAsync()),
        Dialog("dialog-freeze", at.Campaign, page => page.GetByTestId("freeze").ClickAsync()),
        Dialog("dialog-retire-rule", at.Rule, page => page.GetByTestId("retire-rule").ClickAsync()),
        Dialog("dialog-silence", at.Account, page => page.GetByTestId("silence").First.ClickAsync()),
        Dialog("dialog-propose", at.Campaign, page => page.GetByTestId("propose").ClickAsync()),
        Dialog("dialog-open-text", at.Account, OpenTextAsync),
        new("proposal", "Manager 1", at.Proposal),
        new("proposal-evidence", "Manager 1", at.Proposal, OpenEvidenceAsync),
        new("campaign-manager", "Manager 1", at.Campaign, page => page.Locator("svg.main-svg").First.WaitForAsync()),
        new("campaign-bundle", "Reviewer 1", at.Campaign, page => ClickAsync(page, "preview", "leaves")),
        new("webhooks", "Admin 1", "/webhooks"),
        new("alerts", "Admin 1", "/alerts"),
        new("matching", "Reviewer 1", "/sharing/matching"),
        new("decisions", "Analyst 1", "/decisions"),
        new("allow-list", "Reviewer 1", "/allow-list"),
        new("outcomes", "Manager 1", "/outcomes"),
        new("assumptions", "Analyst 1", "/outcomes/assumptions"),
        new("blind-reviews", "Reviewer 1", "/outcomes/reviews"),
        new("policies", "Analyst 1", "/policies"),
        new("policy-new", "Analyst 1", "/policies", async page =>
        {
            await page.GetByTestId("write-policy").ClickAsync();
            await page.GetByTestId("try-policy").ClickAsync();
            await page.GetByTestId("policy-trial").WaitForAsync();
        }),
        new("policy-gone", "Analyst 1", "/policies/00000000-0000-0000-0000-000000000000"),
        new("limits", "Analyst 1", "/limits?rate=30", page => page.GetByTestId("limit-row").First.WaitForAsync()),
        new("affiliations", "Admin 1", "/affiliations"),
        new("task-templates", "Admin 1", "/task-templates"),
        new("segments", "Reviewer 1", "/segments"),
        new("verifications", "Analyst 1", "/verifications"),
        new("declarations", "Analyst 1", "/declarations"),
        new("test-keys", "Analyst 1", "/keys/purposes"),
        new("countermeasures", "Analyst 1", "/countermeasures"),
        new("countermeasure-gone", "Manager 1", "/countermeasures/00000000-0000-0000-0000-000000000000"),
        new("appeals", "Reviewer 1", "/appeals"),
        new("appeal-gone", "Reviewer 1", "/appeals/00000000-0000-0000-0000-000000000000"),
        Dialog("dialog-measure", at.Campaign, page => page.GetByTestId("measure").ClickAsync()),
        new("fingerprint", "Analyst 1", at.Fingerprint),
        new("fingerprint-auditor", "Auditor 1", at.Fingerprint),
        new("fingerprint-gone", "Analyst 1", "/fingerprints/00000000-0000-0000-0000-000000000000"),
        new("fingerprint-new", "Analyst 1", "/fingerprints/new"),
        new("fingerprint-new-canary", "Analyst 1", at.Campaign.Replace("/campaigns/", "/fingerprints/new?campaign=", StringComparison.Ordinal), page => page.GetByTestId("draw").ClickAsync()),
        new("model-tests", "Analyst 1", "/fingerprints/tests"),
        new("model-test-new", "Analyst 1", at.Fingerprint + "/test", page => page.GetByTestId("power").WaitForAsync()),
        new("model-test", "Analyst 1", at.ModelTest, page => page.GetByTestId("awaits").WaitForAsync()),
        new("answers", "Analyst 1", "/fingerprints/answers"),
        new("answers-nothing", "Analyst 1", "/fingerprints/answers", page => new FingerprintScreen(page).LookUpAsync(string.Join(' ', Enumerable.Range(0, 40).Select(i => $"word{i}")), "Ticket 4711, a rights holder asks.")),
        new("watch-list", "Analyst 1", "/fingerprints/watched"),
        new("leaked-keys", "Analyst 1", "/keys/leaked"),
        new("inquiries", "Analyst 1", "/sharing/inquiries"),
        new("inquiry-new", "Analyst 1", "/sharing/inquiries/new"),
        new("inquiry-gone", "Analyst 1", "/sharing/inquiries/00000000-0000-0000-0000-000000000000"),
        new("permissions", "Auditor 1", "/permissions"),
        new("account-auditor", "Auditor 1", at.Account),
        new("release-desk", "Reviewer 1", at.Campaign.Replace("/campaigns/", "/sharing/new?campaign=", StringComparison.Ordinal), page => ClickAsync(page, "preview", "leaves")),
        new("bundle-proposals", "Analyst 1", "/sharing/proposals"),
        new("bundle-proposal", "Reviewer 1", at.BundleProposal, page => ClickAsync(page, "open-file", "bytes")),
        new("bundle-ledger", "Auditor 1", "/sharing/ledger"),
        new("partners", "Manager 1", "/sharing/partners"),
        new("partner", "Manager 1", "/sharing/partners", page => FollowAsync(page, page.GetByTestId("partner-row").GetByRole(AriaRole.Link).First, "save-partner")),
        new("partner-new", "Manager 1", "/sharing/partners/new"),
        new("sharing-partner", "Partner 1", "/sharing"),
    ];

    private static EveryScreen Dialog(string name, string path, Func<IPage, Task> open) => new(name, "Analyst 1", path, async page =>
    {
        await new ConsoleScreen(page).ListensToKeysAsync();
        await open(page);
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.GetByRole(AriaRole.Dialog).GetByTestId("loading").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    })
    { Whole = false };

    private static string GraphOf(string cluster) => cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal);

    private static async Task SelectInTableAsync(IPage page)
    {
        await ClickAsync(page, "graph-as-table", "graph-node-row");
        await page.GetByTestId("graph-node-row").Filter(new() { Has = page.GetByRole(AriaRole.Cell, new() { Name = "account", Exact = true }) }).Locator("[data-mark]").First.CheckAsync();
        await Assertions.Expect(page.GetByTestId("tag-selection")).ToBeEnabledAsync();
    }

    private static Task KeyAsync(IPage page, string key) => page.Keyboard.PressAsync(key);

    private static async Task ClickAsync(IPage page, string what, string appears)
    {
        await page.GetByTestId(what).ClickAsync();
        await page.GetByTestId(appears).First.WaitForAsync();
    }

    private static async Task FollowAsync(IPage page, ILocator link, string appears)
    {
        await link.ClickAsync();
        await page.GetByTestId(appears).WaitForAsync();
    }

    private static async Task OpenTextAsync(IPage page)
    {
        await page.GetByTestId("session-row").First.GetByRole(AriaRole.Button, new() { Name = "Requests" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open text" }).First.ClickAsync();
    }

    private static async Task OpenEvidenceAsync(IPage page)
    {
        // Whoever came here in the other theme has opened it already.
        await page.GetByTestId("open-evidence").Or(page.GetByTestId("banned-row")).First.WaitForAsync();
        if (await page.GetByTestId("open-evidence").IsVisibleAsync()) await ClickAsync(page, "open-evidence", "banned-row");
    }
}
