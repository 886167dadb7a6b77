using Microsoft.Playwright;

namespace Investigator.EndToEnd;

/// <summary>A person without a mouse whose interactions are counted: a press of a key or a chord is one, and one text written into a field.</summary>
public sealed class Hands(IPage page)
{
    private readonly List<string> _done = [];

    /// <summary>How many there were.</summary>
    public int Interactions => _done.Count;

    public async Task PressAsync(string key)
    {
        _done.Add(key);
        await page.Keyboard.PressAsync(key);
    }

    public async Task WriteAsync(string text)
    {
        _done.Add($"“{text}”");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>One after another, for whoever reads a failure.</summary>
    public override string ToString() => string.Join(", ", _done);
}
