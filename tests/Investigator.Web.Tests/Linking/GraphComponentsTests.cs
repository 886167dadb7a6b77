using System.Text.Json;
using Bunit;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;
using Investigator.Web.Linking;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Microsoft.JSInterop.Infrastructure;
using MudBlazor;
using MudBlazor.Services;

namespace Investigator.Web.Tests.Linking;

public sealed class GraphComponentsTests : BunitContext, IAsyncLifetime
{
    private static readonly NeighbourhoodGraph Pair = new(
        [
            new("account:acc-1", "account", "acc-1", 0.93, Flagged: true, "active", 12),
            new("payment:card-9", "payment", "card\u202E-9", null, Flagged: false, "", 14),
        ],
        [new("e1", "account:acc-1", "payment:card-9", 3.2, "payment", "Paid with <b>card-9</b>, which 14 of 52,000 accounts use")],
        TotalNodes: 12_431, TotalEdges: 50_211, "link weight", ["account:acc-1"]);

    private readonly BunitJSModuleInterop _module;
    private readonly BunitJSModuleInterop _handle;

    public GraphComponentsTests()
    {
        Services.AddMudServices();
        Services.AddSingleton(TimeProvider.System).AddScoped<ShownTime>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        _module = JSInterop.SetupModule("./graph/graph.js");
        _handle = _module.SetupModule(call => string.Equals(call.Identifier, "mount", StringComparison.Ordinal));
        _handle.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    // MudBlazor's services can only be disposed asynchronously.
    Task IAsyncLifetime.DisposeAsync() => base.DisposeAsync().AsTask();

    [Fact]
    public void The_table_says_how_much_of_the_whole_it_shows_and_gives_each_reason_as_text()
    {
        var table = Render<GraphTable>(p => p.Add(t => t.Graph, Pair));

        Assert.Contains("Showing 2 of 12,431 nodes and 1 of 50,211 links, chosen by link weight.", table.Markup, StringComparison.Ordinal);
        var link = table.Find("[data-testid=graph-edge-row]");
        Assert.Contains("Paid with <b>card-9</b>, which 14 of 52,000 accounts use", link.TextContent, StringComparison.Ordinal);
        Assert.Empty(link.QuerySelectorAll("b"));
        Assert.Contains("card\\u{202e}-9", link.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_selected_in_the_table_is_reported()
    {
        IReadOnlyList<string> picked = [];
        var table = Render<GraphTable>(p => p.Add(t => t.Graph, Pair).Add(t => t.SelectionChanged, (IReadOnlyList<string> ids) => picked = ids));

        table.Find("input[aria-label='Select acc-1']").Change(true);

        Assert.Equal(["account:acc-1"], picked);
    }

    [Fact]
    public void A_graph_without_links_says_so()
    {
        var table = Render<GraphTable>(p => p.Add(t => t.Graph, NeighbourhoodGraph.Empty));

        Assert.Contains("There are no links to show.", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_is_mounted_on_its_address_and_reloaded_on_a_new_one()
    {
        var view = RenderView();

        Assert.Single(_module.Invocations["mount"]);
        view.Render(p => p.Add(v => v.Url, "/graph/acc-2"));

        Assert.Equal("/graph/acc-2", Assert.Single(_handle.Invocations["reload"]).Arguments[0]);
    }

    [Fact]
    public void The_picture_follows_the_theme_of_the_page()
    {
        static void Themed(ComponentParameterCollectionBuilder<CascadingValue<bool>> p, bool dark) =>
            p.Add(c => c.Name, "IsDark").Add(c => c.Value, dark).AddChildContent<GraphView>(v => v.Add(g => g.Url, "/graph/acc-1"));
        var page = Render<CascadingValue<bool>>(p => Themed(p, dark: true));
        Assert.Empty(_handle.Invocations["setTheme"]);

        page.Render(p => Themed(p, dark: false));

        Assert.Equal("light", Assert.Single(_handle.Invocations["setTheme"]).Arguments[0]);
    }

    [Fact]
    public void The_picture_follows_the_zone_of_the_page()
    {
        var times = Services.GetRequiredService<ShownTime>();
        times.Start("Asia/Tokyo", local: false);
        RenderView();
        Assert.Equal("UTC", Value(_module.Invocations["mount"].Single().Arguments[1]!, "zone"));
        Assert.Empty(_handle.Invocations["setZone"]);

        times.Switch();

        Assert.Equal("Asia/Tokyo", Assert.Single(_handle.Invocations["setZone"]).Arguments[0]);
    }

    private static object? Value(object options, string name) => options.GetType().GetProperty(name)!.GetValue(options);

    [Fact]
    public async Task A_selection_in_parts_reaches_the_page_once()
    {
        var told = new List<IReadOnlyList<string>>();
        var view = RenderView(selected: told.Add);

        await view.InvokeAsync(() => view.Instance.OnSelection(1, 0, 2, ["account:acc-1"]));
        await view.InvokeAsync(() => view.Instance.OnSelection(1, 1, 2, ["account:acc-2"]));

        Assert.Equal(["account:acc-1", "account:acc-2"], Assert.Single(told));
    }

    [Fact]
    public async Task Without_WebGL_the_table_takes_the_place_of_the_picture()
    {
        var view = RenderView();

        await view.InvokeAsync(view.Instance.OnDrawingUnavailable);

        Assert.Contains("WebGL is off or missing", view.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(view.FindAll("[data-testid=graph-node-row]"));
        Assert.True(view.Find("[data-testid=graph-view]").HasAttribute("hidden"));
    }

    [Fact]
    public void The_table_holds_what_the_picture_shows_now_and_what_is_selected_there_is_selected_in_the_picture()
    {
        GraphView? drawn = null;
        (IReadOnlyList<string> Nodes, IReadOnlyList<string> Opened) asked = ([], []);
        _handle.AddInvocationHandler(new Telling(() =>
        {
            drawn!.OnOpened(1, 0, 1, ["payment:card-9"]);
            drawn.OnShown(2, 0, 2, ["account:acc-1"]);
            drawn.OnShown(2, 1, 2, ["payment:card-9"]);
        }));
        var view = Render<GraphView>(p => p.Add(v => v.Url, "/graph/acc-1").Add(v => v.LoadTable, _ => Task.FromResult(NeighbourhoodGraph.Empty)).Add(v => v.LoadShown, (nodes, opened, _) =>
        {
            asked = (nodes, opened);
            return Task.FromResult(Pair);
        }));
        drawn = view.Instance;

        view.Find("[data-testid=graph-as-table]").Click();

        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll("[data-testid=graph-node-row]")));
        Assert.Equal(["account:acc-1", "payment:card-9"], asked.Nodes);
        Assert.Equal(["payment:card-9"], asked.Opened);

        view.Find("input[aria-label='Select acc-1']").Change(true);
        view.Find("[data-testid=graph-as-table]").Click();

        Assert.Equal(["account:acc-1"], Assert.IsAssignableFrom<IReadOnlyList<string>>(Assert.Single(_handle.Invocations["select"]).Arguments[0]));
    }

    [Fact]
    public async Task A_script_that_does_not_load_leaves_the_table_and_says_what_to_do()
    {
        await using var broken = new BunitContext();
        broken.Services.AddMudServices();
        broken.Services.AddSingleton(TimeProvider.System).AddScoped<ShownTime>();
        broken.JSInterop.Mode = JSRuntimeMode.Loose;
        broken.JSInterop.AddInvocationHandler(new MissingScript());
        broken.Render<MudPopoverProvider>();

        var view = broken.Render<GraphView>(p => p.Add(v => v.Url, "/graph/acc-1").Add(v => v.LoadTable, _ => Task.FromResult(Pair)));

        view.WaitForAssertion(() => Assert.Contains("The script of the graph could not start.", view.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(view.FindAll("[data-testid=graph-node-row]"));
    }

    [Fact]
    public async Task Leaving_the_page_disposes_the_picture()
    {
        var view = RenderView();

        await view.Instance.DisposeAsync();

        Assert.Single(_handle.Invocations["dispose"]);
    }

    [Fact]
    public void The_endpoint_speaks_the_names_that_the_script_reads()
    {
        var json = JsonSerializer.Serialize(Pair, JsonSerializerOptions.Web);

        Assert.StartsWith("""{"nodes":[{"id":"account:acc-1","kind":"account","label":"acc-1","score":0.93,"flagged":true,"status":"active","degree":12,"firstSeenAt":null,"lastSeenAt":null,"accounts":null}""", json, StringComparison.Ordinal);
        Assert.Contains("\"totalNodes\":12431,\"totalEdges\":50211,\"chosenBy\":\"link weight\",\"center\":[\"account:acc-1\"]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_id_leads_back_to_its_account_and_only_an_account()
    {
        Assert.Equal(new AccountId("a:b"), GraphNode.AccountOf(GraphNode.IdOf(new("a:b"))));
        Assert.Null(GraphNode.AccountOf("payment:card-9"));
        Assert.Null(GraphNode.AccountOf("account:"));
    }

    private IRenderedComponent<GraphView> RenderView(Action<IReadOnlyList<string>>? selected = null) =>
        Render<GraphView>(p => p
            .Add(v => v.Url, "/graph/acc-1")
            .Add(v => v.LoadTable, _ => Task.FromResult(Pair))
            .Add(v => v.SelectionChanged, EventCallback.Factory.Create<IReadOnlyList<string>>(this, ids => selected?.Invoke(ids))));

    private sealed class Telling(Action tell) : JSRuntimeInvocationHandlerBase<IJSVoidResult>(call => string.Equals(call.Identifier, "tellShown", StringComparison.Ordinal), isCatchAllHandler: false)
    {
        protected override Task<IJSVoidResult> HandleAsync(JSRuntimeInvocation invocation)
        {
            tell();
            return Task.FromResult<IJSVoidResult>(null!);
        }
    }

    private sealed class MissingScript() : JSRuntimeInvocationHandlerBase<IJSObjectReference>(call => string.Equals(call.Identifier, "import", StringComparison.Ordinal), isCatchAllHandler: false)
    {
        protected override Task<IJSObjectReference> HandleAsync(JSRuntimeInvocation invocation) => Task.FromException<IJSObjectReference>(new JSException("404"));
    }
}
