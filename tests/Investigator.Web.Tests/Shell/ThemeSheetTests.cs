using Investigator.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;

namespace Investigator.Web.Tests.Shell;

public sealed class ThemeSheetTests
{
    private readonly ThemeSheet _sheet = new(NullLoggerFactory.Instance);

    [Theory]
    [InlineData("light", "--mud-palette-primary: rgba(11,95,119,1)")]
    [InlineData("dark", "--mud-palette-primary: rgba(108,197,221,1)")]
    public async Task Each_theme_stands_under_its_name_with_its_own_colours(string name, string primary)
    {
        var parts = (await _sheet.TextAsync()).Split(":root:where([data-theme=");

        Assert.Contains(parts, part => part.StartsWith(name + "])", StringComparison.Ordinal) && part.Contains(primary, StringComparison.Ordinal));
        Assert.Contains(parts, part => part.StartsWith($"{name}]) {{ color-scheme: {name};", StringComparison.Ordinal));
        Assert.DoesNotContain(parts, part => !part.StartsWith(name + "])", StringComparison.Ordinal) && part.Contains(primary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_a_sheet_without_elements_and_its_address_says_which_text_it_is()
    {
        Assert.DoesNotContain('<', await _sheet.TextAsync());
        Assert.Matches("^/shell/theme.css\\?v=[0-9a-f]{16}$", await _sheet.AddressAsync());
        Assert.Equal(await _sheet.AddressAsync(), await new ThemeSheet(NullLoggerFactory.Instance).AddressAsync());
    }
}
