using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection.Rules;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Investigator.Web.Detection;

/// <summary>Writes a rule, changes a draft, or begins the next version; what is typed is read as it goes, and only what can be read is kept.</summary>
public sealed partial class RuleEditor : IAsyncDisposable
{
    private bool _loaded;
    private bool _onItsWay;
    private RuleVersion? _from;
    private string _title = "";
    private string _text = "";

    // What the field was last told to hold. What is typed is not told back: the answer would come late and take away what was typed since.
    private string _shown = "";
    private string _looks = "";
    private string _falsePositives = "";
    private string _strength = "1";
    private RuleReading? _reading;
    private IReadOnlyList<RuleOffer> _offers = [];
    private int _at;
    private int _to;
    private Refusal? _why;
    private DotNetObjectReference<RuleEditor>? _self;
    private IJSObjectReference? _script;

    /// <summary>The rule; <c>null</c>: a new one.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private IRuleBook Book { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private string Heading => Id is null ? Say("Write a rule") : _from is { State: RuleState.Draft } draft ? Say("Edit version {0}", draft.Number) : Say("Write the next version");

    private RuleFault? Fault => _text.Length == 0 ? null : _reading?.Fault;

    protected override async Task OnInitializedAsync()
    {
        if (Id is not null && (await Book.OfAsync(Id, Leaving)) is [{ IsFamily: false } latest, ..])
        {
            _from = latest;
            _onItsWay = latest.State is RuleState.Shadow or RuleState.Proposed or RuleState.Partly;
            (_title, _looks, _falsePositives, _strength) = (latest.Title, latest.Looks, latest.FalsePositives, latest.Strength.ToString("0.##", CultureInfo.InvariantCulture));
            Show(latest.Text);
        }

        _loaded = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_loaded || _self is not null) return;
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
    public Task TypedAsync(string text, int caret) => InvokeAsync(() =>
    {
        Read(text);
        var completion = RuleCompletion.At(text, Math.Clamp(caret, 0, text.Length));
        (_offers, _at, _to) = (completion.Offers, completion.From, completion.To);
        StateHasChanged();
    });

    [JSInvokable]
    public Task CloseAsync() => InvokeAsync(() =>
    {
        _offers = [];
        StateHasChanged();
    });

    private void Show(string? text)
    {
        _shown = text ?? "";
        Read(_shown);
    }

    private void Read(string text) => (_text, _reading) = (text, string.IsNullOrWhiteSpace(text) ? null : Rule.Read(text));

    private async Task SaveAsync()
    {
        if (!double.TryParse(_strength, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var strength)) strength = 0;
        var draft = new RuleDraft(_title, _looks, _falsePositives, _text, strength);
        var by = await PersonAsync();
        string? saved = null;
        if (_from is { State: RuleState.Draft } edited)
        {
            _why = await Book.EditAsync(by, edited.Id, edited.Version, draft, Leaving);
            if (_why is null) saved = edited.RuleId;
        }
        else
        {
            var done = Id is null ? await Book.WriteAsync(by, draft, Leaving) : await Book.ReviseAsync(by, Id, draft, Leaving);
            (_why, saved) = (done.Refusal, done.Value?.RuleId);
        }

        if (saved is null) return;
        Snackbar.Done(Say("Saved as a draft."));
        Navigation.NavigateTo(DetectorWords.Link(saved));
    }

    private string Shown(int from, int to) => VisibleText.Of(_text[Math.Min(from, _text.Length)..Math.Min(to, _text.Length)], Rule.LongestText);

    private static string Asked(RuleField field) => field.Kind switch
    {
        RuleFieldKind.Text => field.IsOfAccount ? Say("= != in like") : Say("= != in like, distinct(…)"),
        RuleFieldKind.Whole => Say("= != < > in, distinct(…), sum(…), average(…), highest(…)"),
        RuleFieldKind.Fraction => Say("= != < >, highest(…)"),
        RuleFieldKind.Flag => Say("= true, = false"),
        RuleFieldKind.Age => Say("< > with a length of time: 12h, 7d"),
        RuleFieldKind.Sign => "distinct(…)",
    };

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
