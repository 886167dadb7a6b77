using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Investigator.Domain.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;

namespace Investigator.Web.Triage;

/// <summary>
/// Usage over time of one account or of many, drawn by Plotly's basic bundle as SVG. The figure goes to the browser as one text: the component of the library hands over objects,
/// and each circuit would then keep a description of every type in them, some 150 KB.
/// </summary>
public sealed partial class UsageChart
{
    private const int Most = 500;
    private static readonly TimeSpan[] Steps = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    // Of the library's basic bundle, as its package names it.
    private const string Library = "./_content/Plotly.Blazor/plotly-basic-3.7.0.min.js";
    private static readonly JsonSerializerOptions Spelling = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly Config Bars = new() { Responsive = true, DisplayLogo = false };

    private IJSObjectReference? _script;
    private ElementReference _place;
    private string _figure = "", _drawn = "";

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired] public IReadOnlyList<UsageBucket> Buckets { get; set; } = [];

    /// <summary>How long each bar is.</summary>
    [Parameter, EditorRequired] public TimeSpan Bucket { get; set; }

    /// <summary>Moments to mark, in the order of time; each has its number on the chart.</summary>
    [Parameter] public IReadOnlyList<ChartMark> Marks { get; set; } = [];

    /// <summary>True for many accounts: the table then says how many were active.</summary>
    [Parameter] public bool ShowAccounts { get; set; }

    /// <summary>The finest step that gives at most 200 bars; a week where none does.</summary>
    public static TimeSpan BucketFor(TimeSpan whole) => Steps.FirstOrDefault(step => whole / step <= 200, Steps[^1]);

    private (DateTimeOffset From, DateTimeOffset To) Shown
    {
        get
        {
            var (from, to) = (Buckets[0].At, Buckets[^1].At + Bucket);
            // Room for what was done soon after the last request; a mark long after it would squeeze the bars.
            var latest = Marks.Where(mark => mark.At > to && mark.At <= to + ((to - from) / 2)).Select(mark => mark.At + Bucket).DefaultIfEmpty(to).Max();
            return (from, latest);
        }
    }

    private bool IsShown(ChartMark mark) => mark.At >= Shown.From && mark.At <= Shown.To;

    protected override void OnInitialized() => RefreshOn(Times.Changed, () =>
    {
        OnParametersSet();
        return Task.CompletedTask;
    });

    protected override void OnParametersSet()
    {
        if (Buckets.Count == 0) return;
        var middles = Buckets.Take(Most).Select(b => (object)Times.Absolute(b.At + (Bucket / 2))).ToList();
        object[] traces =
        [
            new Bar { Name = Say("like a family"), X = middles, Y = [.. Buckets.Take(Most).Select(b => (object)b.FamilyRequests)] },
            new Bar { Name = Say("others"), X = middles, Y = [.. Buckets.Take(Most).Select(b => (object)(b.Requests - b.FamilyRequests))] },
        ];
        var shown = Marks.Select((mark, at) => (mark, number: at + 1)).Where(one => IsShown(one.mark)).ToList();
        var layout = new Plotly.Blazor.Layout
        {
            BarMode = BarModeEnum.Stack,
            BarGap = 0.1m,
            ShowLegend = false,
            PaperBgColor = "rgba(0,0,0,0)",
            PlotBgColor = "rgba(0,0,0,0)",
            Margin = new Margin { L = 48, R = 12, T = 20, B = 36 },
            XAxis = [new XAxis { Type = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Date, Range = [Times.Absolute(Shown.From), Times.Absolute(Shown.To)] }],
            YAxis = [new YAxis { RangeMode = Plotly.Blazor.LayoutLib.YAxisLib.RangeModeEnum.ToZero }],
            Shapes = [.. shown.Select(one => LineAt(one.mark))],
            Annotations = [.. shown.Select(one => NumberAt(one.mark, one.number))],
        };
        _figure = JsonSerializer.Serialize(new { Data = traces, Layout = layout, Config = Bars }, Spelling);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_drawn == _figure) return;
        _drawn = _figure;
        try
        {
            _script ??= await Js.InvokeAsync<IJSObjectReference>("import", Leaving, "./shell/chart.js");
            if (_script is not null) await _script.InvokeVoidAsync("draw", Leaving, _place, Library, _figure);
        }
        catch (Exception left) when (left is JSDisconnectedException || (left is OperationCanceledException && Leaving.IsCancellationRequested))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (_script is null) return;
            await _script.InvokeVoidAsync("forget", CancellationToken.None, _place);
            await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the chart with it.
        }
    }

    private Shape LineAt(ChartMark mark) => new()
    {
        Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line,
        X0 = Times.Absolute(mark.At),
        X1 = Times.Absolute(mark.At),
        YRef = "paper",
        Y0 = 0,
        Y1 = 1,
        Line = new() { Width = 2, Dash = "dash" },
    };

    private Annotation NumberAt(ChartMark mark, int number) => new()
    {
        X = Times.Absolute(mark.At),
        YRef = "paper",
        Y = 1,
        YAnchor = Plotly.Blazor.LayoutLib.AnnotationLib.YAnchorEnum.Bottom,
        ShowArrow = false,
        Text = number.ToString(CultureInfo.InvariantCulture),
    };

    private static string InWords(TimeSpan bucket) => bucket.TotalDays >= 1 ? $"{bucket.TotalDays:0} d" : bucket.TotalHours >= 1 ? $"{bucket.TotalHours:0} h" : Say("{0:0} min", bucket.TotalMinutes);

    private static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
