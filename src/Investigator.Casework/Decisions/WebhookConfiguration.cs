using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("Webhook");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(w => w.Url).HasMaxLength(ModelLimits.LongText);
        builder.Property(w => w.ProtectedSecret).HasMaxLength(ModelLimits.LongText);
        builder.Property(w => w.CreatedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(w => w.Trouble).HasMaxLength(ModelLimits.Reason);
        builder.HasIndex(w => w.Name).IsUnique();
    }
}

internal sealed class WebhookMessageConfiguration : IEntityTypeConfiguration<WebhookMessage>
{
    public void Configure(EntityTypeBuilder<WebhookMessage> builder)
    {
        builder.ToTable("WebhookMessage");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Type).HasMaxLength(ModelLimits.Word);
        builder.Property(m => m.Trouble).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(m => m.WebhookId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.State, m.DueAt });
        builder.HasIndex(m => new { m.WebhookId, m.State });
    }
}
