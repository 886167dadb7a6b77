using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class AccountScoreConfiguration : IEntityTypeConfiguration<AccountScore>
{
    public void Configure(EntityTypeBuilder<AccountScore> builder)
    {
        builder.ToTable("AccountScore");
        builder.HasKey(s => s.AccountId);
        builder.Property(s => s.Score).IsJson(Score.None);
        builder.Property(s => s.TopDetectors).IsJson([]);
        builder.HasIndex(s => s.Value);
        builder.HasIndex(s => s.FlaggedAt);
        builder.HasIndex(s => s.ClusterId);
    }
}
