using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Text;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Detection;

/// <summary>Makes a prompt family from examples, changes a draft, or begins the next version. It goes the way of a rule from then on.</summary>
public sealed partial class FamilyEditor
{
    private const string Between = "\n---\n";

    private bool _loaded;
    private bool _onItsWay;
    private bool _busy;
    private RuleVersion? _from;
    private string _title = "";
    private string _examples = "";
    private string _patterns = "";
    private string _bias = Shown(FamilyWordings.Bias);
    private string _looks = "";
    private string _falsePositives = "";
    private string _strength = "1";
    private string _found = "";
    private FamilyReading? _reading;
    private Refusal? _why;

    /// <summary>The family; <c>null</c>: a new one.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private IRuleBook Book { get; set; } = null!;

    [Inject] private WordingSearch Wordings { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private string Heading => Id is null ? Say("Add a prompt family") : _from is { State: RuleState.Draft } draft ? Say("Edit version {0}", draft.Number) : Say("Write the next version");

    private IReadOnlyList<string> Typed => FamilyText.Examples(_examples);

    private string Text => $"family\nbias {_bias.Trim()}\n{_patterns.ReplaceLineEndings("\n").Trim()}";

    protected override async Task OnInitializedAsync()
    {
        if (Id is not null && (await Book.OfAsync(Id, Leaving)) is [{ IsFamily: true } latest, ..])
        {
            _from = latest;
            _onItsWay = latest.State is RuleState.Shadow or RuleState.Proposed or RuleState.Partly;
            (_title, _looks, _falsePositives, _strength) = (latest.Title, latest.Looks, latest.FalsePositives, latest.Strength.ToString("0.##", CultureInfo.InvariantCulture));
            _examples = string.Join(Between, latest.Examples);
            if (FamilyText.Read(latest.Text).Family is { } family) (_bias, _patterns) = (Shown(family.Bias), Lines(family.Patterns));
            Read();
        }

        _loaded = true;
    }

    private void Read() => _reading = string.IsNullOrWhiteSpace(_patterns) ? null : FamilyText.Read(Text);

    private async Task FindAsync()
    {
        (_busy, _why, _found) = (true, null, Say("Comparing with stored prompts…"));
        var done = await Wordings.FindAsync(await PersonAsync(), Typed, Leaving);
        (_busy, _why, _found) = (false, done.Refusal, "");
        if (done.Value is not { } found) return;
        _found = found switch
        {
            { Patterns.Count: 0 } => Say("The examples have no wording in common that other prompts lack. Are they all of one family?"),
            { Compared: 0 } => Say("No prompt text is stored, so nothing says which of these wordings are ordinary: look at each."),
            _ => Say("Compared with {0:N0} stored prompts. Change what does not belong.", found.Compared),
        };
        if (found.Patterns.Count > 0) _patterns = Lines(found.Patterns);
        Read();
    }

    private async Task SaveAsync()
    {
        if (!double.TryParse(_strength, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var strength)) strength = 0;
        var draft = new RuleDraft(_title, _looks, _falsePositives, Text, strength) { Examples = Typed };
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

    // The line that can't be read; a fault of the whole needs none.
    private string? LineOf(RuleFault fault) => fault.Length is > 0 and < FamilyText.LongestPhrase * 2 && fault.At + fault.Length <= Text.Length ? Text.Substring(fault.At, fault.Length) : null;

    private static string Lines(IReadOnlyList<PromptPattern> patterns) => string.Join('\n', patterns.Select(FamilyText.Line));

    private static string Shown(float number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
