using Investigator.Domain.Audit;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Shell;

/// <summary>A page (or a part of one) whose work and subscriptions end when the person leaves it or the circuit dies.</summary>
public abstract class ConsolePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly List<IDisposable> _held = [];
    private bool _disposed, _showsTimes;

    /// <summary>Ends when the person leaves. Hand it to every call.</summary>
    protected CancellationToken Leaving { get; }

    [Inject] private PersonState Persons { get; set; } = null!;

    [Inject] private ShownTime Shown { get; set; } = null!;

    protected ConsolePage() => Leaving = _leaving.Token; // captured here: reading it from a disposed source would throw

    /// <summary>Who acts. Ask at the moment of the act, never keep it over one.</summary>
    protected Task<Person> PersonAsync() => Persons.CurrentAsync();

    /// <summary>A moment as <see cref="When"/> shows it, without a component of its own: each would keep buffers as long as the page stands. Drawn again when the zone is another.</summary>
    /// <param name="never">What to show when there is no time; <c>null</c>: "never".</param>
    protected RenderFragment Time(DateTimeOffset? at, bool absolute = false, string? never = null)
    {
        if (!_showsTimes)
        {
            _showsTimes = true;
            _held.Add(Shown.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged)));
        }

        return When.Of(Shown, at, absolute, never);
    }

    /// <summary>Loads again whenever the signal is raised, at most every 250 ms, until the page is left.</summary>
    protected void RefreshOn(Signal signal, Func<Task> load)
    {
        var waiting = 0;
        _held.Add(signal.Subscribe(() =>
        {
            if (Interlocked.Exchange(ref waiting, 1) == 0) _ = InvokeAsync(LoadSoonAsync);
        }));

        async Task LoadSoonAsync()
        {
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), Leaving);
                Volatile.Write(ref waiting, 0);
                await load();
                StateHasChanged();
            }
            catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
            {
            }
#pragma warning disable CA1031 // To the error boundary, not into the void: nobody awaits this work.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                await DispatchExceptionAsync(broken);
            }
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed) return;
        _disposed = true;
        _leaving.Cancel();
        _held.ForEach(held => held.Dispose());
        _leaving.Dispose();
    }
}
