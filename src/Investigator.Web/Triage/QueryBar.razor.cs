using Investigator.Domain.Triage.Queries;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Investigator.Web.Triage;

/// <summary>The page holds the query, in its address; the bar shows it and says what is asked next.</summary>
public sealed partial class QueryBar : IAsyncDisposable
{
    private const int MostValues = 8;

    private static readonly IReadOnlyList<QueryOffer> s_none = [];

    private IReadOnlyList<QueryOffer> _offers = s_none;
    private DotNetObjectReference<QueryBar>? _self;
    private IJSObjectReference? _script;
    private CancellationTokenSource? _typing;
    private QueryReading? _shown;
    private QueryFault? _fault;
    private Query? _asked;
    private string _text = "";
    private int _from;
    private int _to;
    private bool _offersAsk;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired] public QueryFields Fields { get; set; } = null!;

    /// <summary>What the address asks now.</summary>
    [Parameter, EditorRequired] public QueryReading Reading { get; set; } = null!;

    /// <summary>As it stands in the address, when it can't be read.</summary>
    [Parameter] public string? Unread { get; set; }

    /// <summary>What is listed, in the plural.</summary>
    [Parameter] public string What { get; set; } = "rows";

    [Parameter] public string Placeholder { get; set; } = "";

    /// <summary>Values of a field that hold what is typed.</summary>
    [Parameter] public Func<string, string, int, CancellationToken, Task<IReadOnlyList<ValueCount>>> Values { get; set; } = (_, _, _, _) => Task.FromResult<IReadOnlyList<ValueCount>>([]);

    /// <summary>Another query is asked; <c>null</c>: none.</summary>
    [Parameter] public EventCallback<Query?> Asked { get; set; }

    protected override void OnParametersSet()
    {
        if (Reading == _shown) return; // what is being typed stays
        (_shown, _asked, _fault, _text) = (Reading, Reading.Query, Reading.Fault, Reading.Query?.Text ?? Unread ?? "");
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        try
        {
            _script = await Js.InvokeAsync<IJSObjectReference>("import", Leaving, "./shell/query.js");
            if (_script is not null) await _script.InvokeVoidAsync("attach", Leaving, "query", "query-offers", _self);
        }
        catch (Exception left) when (left is JSDisconnectedException || (left is OperationCanceledException && Leaving.IsCancellationRequested))
        {
        }
    }

    /// <summary>Somebody types, and stopped for a moment.</summary>
    [JSInvokable]
    public Task TypedAsync(string text, int caret) => InvokeAsync(async () =>
    {
        var completion = QueryCompletion.At(text, caret, Fields);
        IReadOnlyList<ValueCount> values = [];
        if (completion?.Field is { } field && (field.HasValues || field.Kind is QueryFieldKind.Id))
        {
            // Only the latest question is answered; the one before is taken back from the store.
            if (_typing is not null) await _typing.CancelAsync();
            using var mine = _typing = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
            try
            {
                values = await Values(field.Name, completion.Typed.Trim('"'), MostValues, mine.Token);
            }
            catch (OperationCanceledException) when (mine.IsCancellationRequested)
            {
                return;
            }
            finally
            {
                if (_typing == mine) _typing = null;
            }
        }

        (_offers, _from, _to, _offersAsk) = (completion?.Offers(Fields, values) ?? s_none, completion?.From ?? 0, completion?.To ?? 0, false);
        StateHasChanged();
    });

    /// <summary>Offers to narrow the list to one of the values of a row.</summary>
    [JSInvokable]
    public Task OfferAsync(string[] terms) => InvokeAsync(() =>
    {
        var offers = terms.Distinct(StringComparer.Ordinal).Select(t => (Term: t, With(t)?.Text)).Where(o => o.Text is not null).Select(o => new QueryOffer(o.Text!, o.Term, Say("narrows the list to it")));
        (_offers, _from, _to, _offersAsk) = ([.. offers], 0, int.MaxValue, true);
        StateHasChanged();
    });

    /// <summary>Narrows the list to a value, or leaves it out.</summary>
    [JSInvokable]
    public Task AddAsync(string term, bool without) => InvokeAsync(() => With(term, without) is { } query ? Asked.InvokeAsync(query) : Task.CompletedTask);

    [JSInvokable]
    public Task CloseAsync() => InvokeAsync(() =>
    {
        _offers = s_none;
        StateHasChanged();
    });

    [JSInvokable]
    public Task AskAsync(string text) => InvokeAsync(async () =>
    {
        var reading = Query.Read(text, Fields);
        (_text, _fault, _offers) = (text, reading.Fault, s_none);
        StateHasChanged();
        if (reading.Fault is null && reading.Query?.Text != _asked?.Text) await Asked.InvokeAsync(reading.Query);
        else if (reading.Fault is null) _text = _asked?.Text ?? "";
    });

    private Query? With(string term, bool without = false)
    {
        if (Query.Read(term, Fields).Query is not { } added) return null;
        var part = without ? new NotThis(added.Root) : added.Root;
        return _asked is null ? Query.Of(part) : _asked.And(part);
    }

    private string Shown(int from, int to) => VisibleText.Of(_text[Math.Min(from, _text.Length)..Math.Min(to, _text.Length)], Query.LongestText);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("detach", CancellationToken.None);
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
        }

        _self?.Dispose();
    }
}
