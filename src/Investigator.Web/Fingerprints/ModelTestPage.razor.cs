using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace Investigator.Web.Fingerprints;

/// <summary>One look at a suspect model: its plan, the way in for its answers, its result.</summary>
public sealed partial class ModelTestPage
{
    private ModelTestRow? _row;
    private AskingState? _asking;
    private IReadOnlyList<string> _faults = [];
    private string? _why;
    private string _endpoint = "";
    private bool _loaded;
    private bool _busy;

    [Inject] private IModelTests Desk { get; set; } = null!;

    [Inject] private SuspectQuestioner Questioner { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override void OnInitialized() => RefreshOn(News.CasesChanged, LoadAsync);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _row = await Desk.FindAsync(await PersonAsync(), Id, Leaving);
        _asking = Questioner.Of(Id);
        _loaded = true;
    }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        if (_busy || _row is not { Run: var run }) return;
        (_busy, _why, _faults) = (true, null, []);
        try
        {
            if (chosen.File.Size > SuspectAnswers.MostBytes)
            {
                _why = Say("The file is larger than 32 MiB. Register a plan with fewer questions.");
                return;
            }

            using var file = new MemoryStream();
            await using (var stream = chosen.File.OpenReadStream(SuspectAnswers.MostBytes, Leaving)) await stream.CopyToAsync(file, Leaving);
            var answers = SuspectAnswers.Read(file.ToArray())!;
            _faults = answers.Faults;
            if (answers.Faulty > 0)
            {
                // A file that is read in part would be another sample than the one that was planned.
                _why = Say("{0} lines can't be read. Nothing was taken: mend them and bring the file again.", FingerprintWords.N(answers.Faulty));
                return;
            }

            var done = await Desk.TestAsync(await PersonAsync(), Id, run.Version, answers, chosen.File.Name, CancellationToken.None);
            _why = done.Refusal?.Said();
            if (done.Value is null) return;
            Snackbar.Done(Say("Tested, and the exhibit is sealed."));
            News.CasesChanged.Raise();
            await LoadAsync();
        }
        catch (IOException)
        {
            _why = Say("The file did not arrive whole. Nothing was taken.");
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task AskAsync()
    {
        if (_row is not { Run: var run } || _endpoint.Length == 0) return;
        var text = Say("The {0} registered questions are sent to {1}. Whoever runs it can read them. The answers are tested at once and taken only once.", FingerprintWords.N(run.Plan.Queries.Count), VisibleText.Of(_endpoint, 60));
        if (!await Dialogs.ConfirmAsync(Say("Ask the suspect?"), text, Say("Ask"), grave: true)) return;
        _why = (await Questioner.StartAsync(await PersonAsync(), Id, _endpoint, CancellationToken.None))?.Said();
        _asking = Questioner.Of(Id);
    }
}
