using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Investigator.Web.Fingerprints;

/// <summary>Where a plan is written and registered, with its power before anything is asked.</summary>
public sealed partial class RegisterModelTest
{
    private const int LargestFile = 8 * 1024 * 1024;

    private static readonly double[] Alphas = [1e-3, 1e-5, 1e-8];

    private Fingerprint? _print;
    private Refusal? _why;
    private ModelTestKind _test = ModelTestKind.TrapsAgainstDecoys;
    private string? _suspect;
    private string? _reason;
    private string? _queries;
    private string _tokenizer = "";
    private double _alpha = 1e-5;
    private double _chance = 0.001;
    private double _assumed = 0.3;
    private long _expected = 10_000;
    private IReadOnlyList<string> _fromFile = [];
    private TokenizerFile? _look;
    private bool _looking;
    private bool _fileWrong;
    private bool _loaded;
    private bool _busy;

    [Inject] private IFingerprints Registry { get; set; } = null!;

    [Inject] private IModelTests Desk { get; set; } = null!;

    [Inject] private IEnumerable<ITokenizers> Tokenizers { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IWatchList Watching { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    /// <summary>The watched suspect from which the test is started.</summary>
    [SupplyParameterFromQuery(Name = "watched")] public Guid? Watched { get; set; }

    private ModelTestPlan Plan => new ModelTestPlan(
        _test, _suspect?.Trim() ?? "", _reason?.Trim() ?? "", _alpha, _chance, _assumed, _expected, _fromFile.Count > 0 ? _fromFile : Lines(_queries),
        _tokenizer.Length == 0 ? null : _tokenizer, null).For(_print!.Design);

    private (string Says, bool IsWeak) Estimate()
    {
        var plan = Plan;
        if (!(plan.Assumed > plan.Chance)) return (Say("The assumed share has to lie above chance: otherwise there is nothing to find."), false);
        var power = plan.PowerFor(_print!.Design);
        var enough = plan.Test is ModelTestKind.GreenTokens ? Power.TrialsFor(plan.Alpha, 0.9, plan.Chance, plan.Assumed) : null;
        var says = Say("If it learnt from us as assumed, this plan finds it with a probability of {0:P1}.", power)
            + (enough is { } tokens ? Say(" For 90 % about {0:N0} distinct tokens are needed.", tokens) : "");
        return (says, power < 0.8);
    }

    protected override async Task OnInitializedAsync()
    {
        _print = await Registry.FindAsync(await PersonAsync(), Id, Leaving);
        if (Watched is { } id && await Watching.FindAsync(await PersonAsync(), id, Leaving) is { } watched) (_suspect, _reason) = (watched.Name, watched.Reason);
        if (_print is { Design: var design })
        {
            if (design.Watermark is { } watermark) (_test, _assumed) = (ModelTestKind.GreenTokens, Math.Min(0.98, watermark.Gamma + 0.05));
            else (_test, _alpha) = (design.Traps.Any(t => t.IsDecoy) ? ModelTestKind.TrapsAgainstDecoys : ModelTestKind.TrapsAgainstChance, 1e-3);
        }

        _loaded = true;
    }

    // A large file is read on another thread: the page stays alive meanwhile.
    private async Task LookAsync()
    {
        (_look, _looking) = (null, _tokenizer.Length > 0);
        if (!_looking) return;
        var name = _tokenizer;
        var look = await Task.Run(() => Tokenizers.Select(t => t.Look(name)).FirstOrDefault(t => t is not null), Leaving);
        if (name == _tokenizer) (_look, _looking) = (look, false);
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        _fileWrong = chosen.File.Size > LargestFile;
        if (_fileWrong) return;
        try
        {
            using var text = new StreamReader(chosen.File.OpenReadStream(LargestFile, Leaving));
            _fromFile = Lines(await text.ReadToEndAsync(Leaving));
        }
        catch (IOException)
        {
            _fileWrong = true;
        }
    }

    private static IReadOnlyList<string> Lines(string? text) => [.. (text ?? "").Split('\n').Select(q => q.Trim()).Where(q => q.Length > 0)];

    private async Task SaveAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var done = await Desk.RegisterAsync(await PersonAsync(), Id, Plan, CancellationToken.None);
            _why = done.Refusal;
            if (done.Value is not { } run) return;
            // A list that changed meanwhile does not undo the plan, which stands.
            if (Watched is { } watched) await Watching.StartAsync(await PersonAsync(), watched, run.Id, CancellationToken.None);
            News.CasesChanged.Raise();
            Navigation.NavigateTo($"/fingerprints/tests/{run.Id}");
        }
        finally
        {
            _busy = false;
        }
    }
}
