using System.Runtime.CompilerServices;
using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.CompilerServices;

public sealed class TapeTests
{
    [Fact]
    public void BlocksComeBackInOppositeOrderWithTheirContents()
    {
        Tape tape = Tape.Rent();
        for (int i = 0; i < 1000; i++)
        {
            tape.Reserve<double>(3).Fill(i);
            tape.Reserve<byte>(1)[0] = (byte)i;
            tape.Reserve<(int, long)>(2).Fill((i, -i));
        }

        for (int i = 999; i >= 0; i--)
        {
            Assert.Equal([(i, -i), (i, -i)], tape.Release<(int, long)>(2));
            Assert.Equal((byte)i, tape.Release<byte>(1)[0]);
            Assert.Equal([i, i, i], tape.Release<double>(3));
        }

        tape.Return();
    }

    [Fact]
    public void ASpanStaysValidWhileTheTapeGrows()
    {
        Tape tape = Tape.Rent();
        Span<double> first = tape.Reserve<double>(100);
        first.Fill(1);
        for (int i = 0; i < 200; i++)
        {
            tape.Reserve<double>(10_000).Fill(2);
        }

        first[50] = 7;
        for (int i = 0; i < 200; i++)
        {
            Assert.Equal(2, tape.Release<double>(10_000)[9_999]);
        }

        Span<double> released = tape.Release<double>(100);
        Assert.Equal(7, released[50]);
        Assert.Equal(1, released[51]);
        tape.Return();
    }

    [Fact]
    public void ABlockLargerThanAnyChunkSoFarHasItsPlace()
    {
        Tape tape = Tape.Rent();
        tape.Reserve<int>(1)[0] = 1;
        tape.Reserve<double>(10_000_000)[9_999_999] = 2;
        tape.Reserve<int>(1)[0] = 3;

        Assert.Equal(3, tape.Release<int>(1)[0]);
        Assert.Equal(2, tape.Release<double>(10_000_000)[9_999_999]);

        // The chunks above are empty now; a larger block takes their place.
        tape.Reserve<double>(20_000_000)[19_999_999] = 4;
        Assert.Equal(4, tape.Release<double>(20_000_000)[19_999_999]);
        Assert.Equal(1, tape.Release<int>(1)[0]);
        tape.Return();
    }

    [Fact]
    public void MoreThanTwoGigabytesLieInSeveralChunks()
    {
        const int Count = 1 << 24;
        Tape tape = Tape.Rent();
        for (int i = 0; i < 20; i++)
        {
            // Only a page of each block is touched, so the memory is reserved and not used.
            tape.Reserve<double>(Count)[0] = i;
        }

        for (int i = 19; i >= 0; i--)
        {
            Assert.Equal(i, tape.Release<double>(Count)[0]);
        }
    }

    [Fact]
    public void NothingIsAskedForNothing()
    {
        Tape tape = Tape.Rent();
        tape.Reserve<int>(1)[0] = 5;

        Assert.True(tape.Reserve<double>(0).IsEmpty);
        Assert.True(tape.Reserve<string>(0).IsEmpty);
        Assert.True(tape.Release<string>(0).IsEmpty);
        Assert.True(tape.Release<double>(0).IsEmpty);
        Assert.Equal(5, tape.Release<int>(1)[0]);
        tape.Return();
    }

    [Fact]
    public void AClearedBlockIsZero()
    {
        Tape tape = Tape.Rent();
        tape.Reserve<double>(64).Fill(3);
        tape.Release<double>(64);
        tape.Reserve<string>(2).Fill("left over");
        tape.Release<string>(2);

        Assert.Equal(new double[64], tape.ReserveCleared<double>(64));
        Assert.Equal(new string[2], tape.ReserveCleared<string>(2));
        tape.Return();
    }

    [Fact]
    public void EveryBlockIsAlignedToEightBytes()
    {
        Tape tape = Tape.Rent();
        Span<byte> first = tape.Reserve<byte>(1);
        for (int count = 1; count < 20; count++)
        {
            tape.Reserve<byte>(count);
            Span<double> block = tape.Reserve<double>(1);
            nint distance = Unsafe.ByteOffset(ref first[0], ref Unsafe.As<double, byte>(ref block[0]));
            Assert.Equal(0, distance % 8);
        }

        tape.Return();
    }

    [Fact]
    public void ValuesWithReferencesHaveTheirOwnBlocks()
    {
        Tape tape = Tape.Rent();
        for (int i = 0; i < 2000; i++)
        {
            tape.Reserve<string>(2)[1] = $"{i}";
            tape.Reserve<double>(1)[0] = i;
            tape.Reserve<object>(1)[0] = i;
            tape.Reserve<(double[], int)>(1)[0] = ([i], i);
        }

        for (int i = 1999; i >= 0; i--)
        {
            Assert.Equal(i, tape.Release<(double[] Array, int)>(1)[0].Array[0]);
            Assert.Equal(i, tape.Release<object>(1)[0]);
            Assert.Equal(i, tape.Release<double>(1)[0]);
            Assert.Equal($"{i}", tape.Release<string>(2)[1]);
        }

        tape.Return();
    }

    [Fact]
    public void AReturnedTapeLetsGoOfItsObjects()
    {
        WeakReference reference = OnAnotherThread(static () =>
        {
            Tape tape = Tape.Rent();
            WeakReference weak = ReserveAnObject(tape);
            tape.Return();
            GC.Collect();
            GC.KeepAlive(tape);
            return weak;
        });

        Assert.False(reference.IsAlive);
    }

    [Fact]
    public void ARentWithinARentIsAnotherTape()
    {
        Tape outer = Tape.Rent();
        outer.Reserve<int>(1)[0] = 1;
        Tape inner = Tape.Rent();
        Assert.NotSame(outer, inner);
        inner.Reserve<int>(1)[0] = 2;
        inner.Return();
        Tape again = Tape.Rent();
        Assert.Same(inner, again);
        again.Return();

        Assert.Equal(1, outer.Release<int>(1)[0]);
        outer.Return();
    }

    [Fact]
    public void ATapeReturnedTwiceIsLentOnce()
    {
        Tape tape = Tape.Rent();
        tape.Return();
        tape.Return();

        Tape first = Tape.Rent();
        Tape second = Tape.Rent();
        Assert.NotSame(first, second);
        first.Return();
        second.Return();
    }

    [Fact]
    public void WhatAnExceptionLeftReservedIsGoneAtTheNextRent()
    {
        Tape tape = Tape.Rent();
        tape.Reserve<double>(100_000);
        tape.Reserve<string>(10);
        tape.Return();

        Tape next = Tape.Rent();
        Assert.Same(tape, next);
        Assert.Throws<InvalidOperationException>(() => next.Release<double>(1));
        Assert.Throws<InvalidOperationException>(() => next.Release<string>(1));
        next.Return();
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm()
    {
        Sweep();
        Sweep();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Sweep();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Sweep()
        {
            Tape tape = Tape.Rent();
            Tape nested = Tape.Rent();
            for (int i = 0; i < 50; i++)
            {
                tape.Reserve<double>(5000);
                nested.Reserve<double[]>(100);
            }

            for (int i = 0; i < 50; i++)
            {
                tape.Release<double>(5000);
                nested.Release<double[]>(100);
            }

            nested.Return();
            tape.Return();
        }
    }

    [Fact]
    public void EachThreadHasItsOwnTapes()
    {
        Tape here = Tape.Rent();
        here.Return();

        Assert.NotSame(here, OnAnotherThread(Tape.Rent));
        Parallel.For(0, 64, seed =>
        {
            Tape tape = Tape.Rent();
            for (int i = 0; i < 500; i++)
            {
                tape.Reserve<int>(i)[..].Fill(seed);
            }

            for (int i = 499; i >= 0; i--)
            {
                Assert.False(tape.Release<int>(i).ContainsAnyExcept(seed));
            }

            tape.Return();
        });
    }

    [Fact]
    public void ANegativeCountThrows()
    {
        Tape tape = Tape.Rent();
        Assert.Throws<ArgumentOutOfRangeException>(() => tape.Reserve<double>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tape.Reserve<byte>(int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => tape.Reserve<string>(-1));
        tape.Return();
    }

    [Fact]
    public void ABlockThatNoArrayHoldsThrowsAndLeavesTheTapeAsItWas()
    {
        Tape tape = Tape.Rent();
        tape.Reserve<int>(1)[0] = 9;

        Assert.Throws<OutOfMemoryException>(() => tape.Reserve<double>(int.MaxValue));
        Assert.Throws<OutOfMemoryException>(() => tape.Reserve<decimal>(1 << 28));
        Assert.Equal(9, tape.Release<int>(1)[0]);
        tape.Return();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReserveAnObject(Tape tape)
    {
        object value = new();
        tape.Reserve<object>(3)[1] = value;
        tape.Release<object>(3);
        return new WeakReference(value);
    }

    private static TResult OnAnotherThread<TResult>(Func<TResult> function)
    {
        TResult? result = default;
        var thread = new Thread(() => result = function());
        thread.Start();
        thread.Join();
        return result!;
    }
}
