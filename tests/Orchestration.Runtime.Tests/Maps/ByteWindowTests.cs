using Orchestration.Runtime.Maps;

namespace Orchestration.Runtime.Tests.Maps;

internal sealed class ByteWindowTests
{
    [Test]
    public async Task An_item_that_comes_in_small_parts_is_not_looked_at_after_each()
    {
        var window = new ByteWindow(new SingleBytes(new byte[100_000]));
        var looks = 0;

        while (!window.IsLast)
        {
            await window.FillAsync(CancellationToken.None);
            looks++;
        }

        window.Bytes.Length.Should().Be(100_000);
        looks.Should().BeLessThan(20);
    }

    [Test]
    public async Task What_has_begun_is_read_whole_behind_what_was_left_behind()
    {
        var window = new ByteWindow(new SingleBytes([1, 2, 3, 4, 5]));

        await window.FillAsync(CancellationToken.None);
        window.Bytes.ToArray().Should().Equal(1);
        window.Advance(1);
        await window.FillAsync(CancellationToken.None);
        await window.FillAsync(CancellationToken.None);
        await window.FillAsync(CancellationToken.None);
        window.Bytes.ToArray().Should().Equal(2, 3, 4, 5);
        window.IsLast.Should().BeFalse();
        await window.FillAsync(CancellationToken.None);
        window.IsLast.Should().BeTrue();
    }

    private sealed class SingleBytes(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
