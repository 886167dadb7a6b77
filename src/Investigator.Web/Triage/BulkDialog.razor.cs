using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Triage;

/// <summary>Answers with the id of the job, which may go on in the background.</summary>
public sealed partial class BulkDialog
{
    /// <summary>Above this many entries their number has to be typed.</summary>
    public const int TypedAbove = 100;

    private BulkJob? _job;
    private Verdict? _verdict;
    private string? _note;
    private string _to = "";
    private int _hours = SnoozeField.Usual;
    private string? _word;
    private string? _typed;
    private string? _why;
    private bool _busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private BulkRunner Runner { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IBulkJobs Jobs { get; set; } = null!;

    [Parameter, EditorRequired] public BulkAct Act { get; set; }

    /// <summary>How many entries are meant.</summary>
    [Parameter, EditorRequired] public int Count { get; set; }

    /// <summary>The query under which all are meant; <c>null</c>: none, or entries that were marked one by one.</summary>
    [Parameter] public string? Under { get; set; }

    /// <summary>Gives the entries, as they stand now.</summary>
    [Parameter, EditorRequired] public Func<CancellationToken, Task<IReadOnlyList<QueueEntry>>> Load { get; set; } = null!;

    private string? Typed => Count > TypedAbove ? Count.ToString(CultureInfo.InvariantCulture) : null;

    private string Title => Count == 1 ? Say("{0} 1 entry", BulkWords.Of(Act)) : Say("{0} {1} entries", BulkWords.Of(Act), N(Count));

    private string Effect => Act switch
    {
        BulkAct.Claim => Say("They become yours. Entries that somebody else holds are left alone and told."),
        BulkAct.Release => Say("Anyone can claim them again. Entries that somebody else holds are left alone and told."),
        BulkAct.Close => Say("They leave the queue with the same verdict and note. Each can be opened again by itself; entries that somebody else holds are left alone and told."),
        BulkAct.Assign => Say("They become theirs. What a third person holds is taken from them by reviewers alone; else it is left alone and told."),
        BulkAct.Snooze => Say("They are out of sight until then, and come back before all others. Entries that somebody else holds are left alone and told."),
        BulkAct.Tag => Say("A word to find their accounts again by, as tag:word; of a suspected cluster all members get it. It decides nothing, also about entries that somebody else holds."),
        BulkAct.Reopen => Say("Closed ones become yours and wait again; the verdict stays among their earlier ones. What is open is left alone and told."),
    };

    private BulkTerms Terms => new() { Verdict = _verdict, Note = _note, ToId = _to, Until = Clock.GetUtcNow().AddHours(_hours), Word = _word };

    private async Task StartAsync()
    {
        if (_busy) return;
        _why = WhyNot();
        if (_why is not null) return;
        _busy = true;
        var entries = await Load(Leaving);
        if (entries.Count != Count)
        {
            (_why, _busy, Count) = (Say("There are {0} now. Look again, then go on.", N(entries.Count)), false, entries.Count);
            return;
        }

        var begun = await Runner.BeginAsync(await PersonAsync(), Act, entries, Terms, Leaving);
        (_job, _why, _busy) = (begun.Value, begun.Refusal?.Said(), false);
    }

    private async Task StopAsync()
    {
        _why = (await Jobs.StopAsync(await PersonAsync(), _job!.Id, Leaving))?.Said();
        _job = await Jobs.FindAsync(_job.Id, Leaving) ?? _job;
    }

    private string? WhyNot() => Typed is { } number && _typed?.Trim() != number ? Say("Type {0} first: this acts on more than {1} entries.", number, TypedAbove)
        : Act switch
        {
            BulkAct.Close when _verdict is null => Refusal.VerdictMissing.Said(),
            BulkAct.Close when string.IsNullOrWhiteSpace(_note) => Refusal.NoteMissing.Said(),
            BulkAct.Assign when _to.Length == 0 => Refusal.NameMissing.Said(),
            BulkAct.Tag when AccountTag.WordOf(_word) is null => Refusal.TagWrong.Said(),
            _ => null,
        };

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
