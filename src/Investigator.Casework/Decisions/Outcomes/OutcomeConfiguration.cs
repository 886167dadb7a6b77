using Investigator.Casework.Data;
using Investigator.Domain.Decisions.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions.Outcomes;

internal sealed class AssumptionSetConfiguration : IEntityTypeConfiguration<AssumptionSet>
{
    public void Configure(EntityTypeBuilder<AssumptionSet> builder)
    {
        builder.ToTable("AssumptionSet");
        builder.HasKey(s => s.Number);
        builder.Property(s => s.Number).ValueGeneratedNever();
        builder.Property(s => s.Values).IsJson(new());
        builder.Property(s => s.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(s => s.SetBy).HasMaxLength(ModelLimits.Name);
    }
}

internal sealed class BlindReviewConfiguration : IEntityTypeConfiguration<BlindReview>
{
    public void Configure(EntityTypeBuilder<BlindReview> builder)
    {
        builder.ToTable("BlindReview");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Subject).HasMaxLength(ModelLimits.Id);
        builder.Property(r => r.FirstById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(r => r.SecondBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.Note).HasMaxLength(ModelLimits.Reason);
        builder.HasIndex(r => new { r.Kind, r.Subject });
        builder.HasIndex(r => r.SecondAt);
    }
}
